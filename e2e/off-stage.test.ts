import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, actAs } from '#sandbox/testing.ts';
import { type Mailboxes, mailUser, startMailboxes } from '#test/mail/mailboxes.ts';
import { type Outgoing, startOutgoing } from '#test/mail/outgoing.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { aColleague } from './colleague.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let mailboxes: Mailboxes;
let outgoing: Outgoing;
let page: Page & { complaints: string[] };
const { user, password } = mailUser('help');
beforeAll(async () => {
  [program, browser, mailboxes, outgoing] = await Promise.all([
    startFresh({ EARSHOT_UNDO_SECONDS: '0', EARSHOT_ALLOW_LOOPBACK: '1' }),
    launchBrowser(),
    startMailboxes(['help']),
    startOutgoing(password, async () => {}),
  ]);
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
  await outgoing?.close();
  await mailboxes?.close();
});

test('after a STOP in private nothing leaves until they write again', async () => {
  const lucia = await actAs(`${program.url}/sandbox`, 'lucia.ferrandez');
  const acme = await actAs(`${program.url}/sandbox`, 'acme');
  const { body: us } = await acme('GET', '/me');
  const write = (text: string) => lucia('POST', '/messages', { to: (us as { id: string }).id, text, language: 'es' });
  await page.getByRole('link', { name: /Lucía/ }).first().click();
  const field = page.getByRole('textbox', { name: 'Write privately to Lucía Ferrández' });
  await field.waitFor();
  await write('STOP');
  await expect.poll(() => heard(lucia)).toHaveLength(1);

  await field.fill('¿Qué tal su nuevo hervidor?');
  await page.getByText('This person has asked not to be written to for this.').first().waitFor();
  await field.press('Control+Enter');
  await page.getByText('This was not sent. Your text is kept.').waitFor();
  await expectAccessible(page, 'refused after a STOP');
  expect(await heard(lucia)).toHaveLength(1);

  await write('Una pregunta más: ¿cuándo llega?');
  await page.getByText('This person has asked not to be written to for this.').first().waitFor({ state: 'hidden' });
  // While the gate is asked anew nothing speaks against it on the screen either; what it refuses is in the field again.
  await expect
    .poll(async () => {
      if ((await field.inputValue()) !== '') await field.press('Control+Enter');
      return heard(lucia);
    })
    .toContain('¿Qué tal su nuevo hervidor?');
});

test('a threatened colleague is out of sight in one action, with their account and what they had', async () => {
  const { agent } = await aColleague(browser, program, 'Ben Okoro', 'agent');
  await page.goto(`${program.url}/inbox/open`);
  await page
    .getByRole('link', { name: /Maren Holt/ })
    .first()
    .click();
  await page.waitForURL(/\/inbox\/open\/\w/);
  const conversation = page.url().split('/').at(-1);
  await page.request.put(`${program.url}/api/conversations/${conversation}/assignee`, {
    headers: { 'x-earshot': '1' },
    data: { assigneeId: agent.agentId },
    failOnStatusCode: true,
  });
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Actions for @acme' }).click();
  await page.getByRole('menuitem', { name: 'Whose account…' }).click();
  await page.getByRole('combobox', { name: 'Whose' }).selectOption({ label: 'Ben Okoro' });
  await page.getByLabel('Disclosure').fill('I work for Acme');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Personal account of Ben Okoro').waitFor();
  // The page may know of it before the dialog has heard its answer.
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await page.keyboard.type('shield ben');
  await page.getByRole('option', { name: /Shield Ben Okoro/ }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Take Ben Okoro out of sight?' });
  await dialog.waitFor();
  await expectAccessible(page, 'shielding a colleague');
  await dialog.getByRole('button', { name: 'Shield now' }).click();
  await page.getByText('1 conversation goes back, 1 account is disconnected.').first().waitFor();
  await page.getByText('shielded').first().waitFor();

  await page.goto(`${program.url}/inbox/unassigned`);
  await page.getByRole('link', { name: /Maren Holt/ }).waitFor();
});

test('a mail comes in by IMAP, is answered, and the answer leaves by SMTP in its thread', async () => {
  await mailboxes.deliver(mailFrom('maren@holt.test', 'Where is my kettle?'));
  await page.goto(`${program.url}/settings/channels`);
  await page.getByText('Nothing is received or sent.').waitFor();
  await page.getByRole('button', { name: 'Connect a network' }).click();
  await page.getByRole('button', { name: /^E-mail/ }).click();
  await page.getByLabel('Name of the live workspace').fill('Acme for real');
  await page.getByRole('button', { name: 'Create and go on' }).click();
  await page.getByRole('heading', { name: 'Connect E-mail' }).waitFor();
  await page.getByLabel('Address', { exact: true }).fill(user);
  await page.getByLabel('Name', { exact: true }).fill('Acme Help');
  await page.getByLabel('Incoming server (IMAP)').fill(mailboxes.imap);
  await page.getByLabel('Outgoing server (SMTP)').fill(outgoing.smtp);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await expectAccessible(page, 'connecting a mailbox');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(`${user} is connected.`).first().waitFor();

  await page.goto(`${program.url}/inbox/open`);
  await page.getByRole('link', { name: /Where is my kettle/ }).click();
  const field = page.getByRole('textbox', { name: 'Write privately to Maren Holt' });
  await field.fill('It is on its way, Maren.');
  await field.press('Control+Enter');

  await expect.poll(() => outgoing.taken.map(({ to }) => to)).toEqual(['maren@holt.test']);
  const raw = outgoing.taken[0]?.raw.toString() ?? '';
  expect(raw).toContain('In-Reply-To: <kettle@holt.test>');
  expect(raw).toContain('It is on its way, Maren.');
  await page.getByRole('article').filter({ hasText: 'It is on its way, Maren.' }).getByText('Olga Berg').waitFor();
  expect(page.complaints).toEqual([]);
});

const mailFrom = (address: string, words: string) =>
  [
    `From: Maren Holt <${address}>`,
    `To: ${user}`,
    'Subject: Kettle',
    'Message-ID: <kettle@holt.test>',
    `Date: ${new Date().toUTCString()}`,
    '',
    words,
    '',
  ].join('\r\n');

/** What we said to a customer in private. */
async function heard(customer: ApiClient): Promise<string[]> {
  const { body } = await customer('GET', '/rooms');
  const { rooms } = body as { rooms: { statuses: { text: string; account: { handle: string } }[] }[] };
  const said = rooms.flatMap(({ statuses }) => statuses);
  return said.filter(({ account }) => account.handle === 'acme').map(({ text }) => text);
}
