import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { aColleague } from './colleague.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let olga: Page & { complaints: string[] };
let ben: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh({ EARSHOT_UNDO_SECONDS: '0' }), launchBrowser()]);
  olga = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await setUp(olga, program);
  ben = (await aColleague(browser, program, 'Ben Adler', 'agent')).page;
  await olga.evaluate(askNobody);
  await ben.goto(`${program.url}/inbox/open`);
});

/** As it stands in the mail to whoever may approve. */
async function newestLink(): Promise<string> {
  const { db } = program.context;
  const { id } = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  return db.inWorkspace(id as WorkspaceId, async (tx) => {
    const { rows } = await sql<{ link: string }>`
      select detail ->> 'link' as link from notice where kind = 'approval_asked' order by at desc, id desc limit 1`.execute(
      tx,
    );
    return rows[0]?.link ?? '';
  });
}

/** Here a refund waits for a second person only, not for its customer to show who they are. */
async function askNobody(): Promise<void> {
  const path = '/api/policies/verification';
  const call = async (method: string, where: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-earshot': '1' };
    return (await fetch(where, { method, headers, body: JSON.stringify(body) })).json();
  };
  const { version: replaces, active } = await (await fetch(path)).json();
  const content = { ...active, body: { ...active.body, rules: [] } };
  const { version } = await call('PUT', `${path}/draft`, { content });
  await call('POST', `${path}/versions/${version}/activate`, { replaces });
}
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const field = () => ben.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
const asking = () => ben.getByRole('button', { name: 'Ask for approval' });
const answer = 'Sorry, Maren. We will refund 120,00 € today.';

test('a refund above the limit is asked for, refused with a comment, asked again, approved on a phone, and goes out; so does one let through by the link of a mail', async () => {
  await ben
    .getByRole('link', { name: /Maren Holt/ })
    .first()
    .click();
  await field().fill(answer);
  await ben.getByText('This promises €120.00; €50.00 is the most without asking.').waitFor();
  await expectAccessible(ben, 'the composer asks for an approval');
  await asking().click();
  await ben.getByText('Waits for approval').waitFor();

  await olga.goto(`${program.url}/approvals`);
  const card = olga.getByRole('article', { name: 'Answer to Maren Holt' });
  await card.getByText(answer).waitFor();
  await expectAccessible(olga, 'approvals on a phone');
  await card.getByRole('button', { name: 'Refuse' }).click();
  await card.getByText('Say why, so that the author can mend it.').waitFor();
  await card.getByRole('textbox', { name: /Comment/ }).fill('Say sorry for the wait, too.');
  await card.getByRole('button', { name: 'Refuse' }).click();
  await olga.getByText('Nothing waits for you').waitFor();

  await ben.getByText('Olga Berg refused the answer: Say sorry for the wait, too.').waitFor();
  await expect.poll(() => field().inputValue()).toBe(answer);
  await field().fill(`${answer} Sorry for the wait!`);
  await asking().click();

  await card.getByText('Sorry for the wait!').waitFor();
  await card.getByRole('button', { name: 'Approve' }).click();
  await ben.getByRole('article').filter({ hasText: 'Sorry for the wait!' }).getByText('Ben Adler').waitFor();
  await ben.getByText('Olga Berg approved the answer').waitFor();

  await olga.getByRole('tab', { name: 'Done' }).click();
  await olga.getByText('Approved by Olga Berg').waitFor();

  await field().fill('And we will give you a credit of 90,00 €.');
  await asking().click();
  await ben.getByText('Waits for approval').waitFor();
  const stranger = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await stranger.goto(program.url + (await newestLink()));
  await stranger.getByText('And we will give you a credit of 90,00 €.').waitFor();
  await expectAccessible(stranger, 'the link of a mail on a phone');
  await stranger.getByRole('button', { name: 'Approve' }).click();
  await ben.getByRole('article').filter({ hasText: 'credit of 90,00 €' }).getByText('Ben Adler').waitFor();
  await stranger.getByRole('heading', { name: 'Answer to Maren Holt' }).waitFor();
  await stranger.getByText('Approved: it goes out now').waitFor();
  expect([...olga.complaints, ...ben.complaints]).toEqual([]);
});
