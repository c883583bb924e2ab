import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import { newId } from '#server/db/id.ts';
import { addCapture } from '#server/features/capture/commands.ts';
import { listAccounts } from '#server/features/capture/queries.ts';
import { connectChannel } from '#server/features/channel/commands.ts';
import { setAside } from '#server/features/stranger/commands.ts';
import { sessionCookie } from '#server/http/token.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  const { context } = program;
  workspaceId = await aWorkspace(context.db, { kind: 'live' });
  owner = await anAgent(context.db, workspaceId, { role: 'owner', name: 'Olga Berg' });
  await connectChannel(context, workspaceId, systemActor, { network: 'snapchat', settings: { handle: 'Acme' } });
  page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.context().addCookies([{ name: sessionCookie, value: owner.session ?? '', url: program.url }]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

test('what an app shows is written down on a telephone, also without a connection, and answered there', async () => {
  await page.goto(`${program.url}/capture`);
  await page.getByLabel('Who wrote it on Snapchat').fill('lena.snaps');
  await page.getByLabel('What it says').fill('My kettle broke, look');
  await page.setInputFiles('input[type=file]', {
    name: 'shot.png',
    mimeType: 'image/png',
    buffer: Buffer.from(tinyPng),
  });
  await page.getByRole('img', { name: 'Picture 1' }).waitFor();
  await expectAccessible(page, 'capture');

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('It waits on this telephone').waitFor();
  // The picture goes last; leaving the page before would leave both here.
  const sent = page.waitForResponse((response) => /\/captures\/.*\/pictures\//.test(response.url()) && response.ok());
  await page.context().setOffline(false);
  await page.goto(`${program.url}/capture`);
  await page.getByLabel('Who wrote it on Snapchat').waitFor();
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor({ state: 'detached' });
  await sent;

  await page.goto(`${program.url}/inbox/open`);
  await page.getByText('My kettle broke, look').first().click();
  await page.getByRole('button', { name: 'Log the answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Answered on Snapchat' });
  await dialog.getByLabel('What was answered').fill('A new one is on its way.');
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await page.getByText('A new one is on its way.').first().waitFor();
  expect(page.complaints).toEqual([]);
});

test('what was taken for spam comes back by one key', async () => {
  const { context } = program;
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const [account] = await listAccounts(tx, context.connectors);
    const seen = { id: newId(), channelId: account?.channelId ?? '', who: 'ben.offers', text: 'A bargain?' };
    const outside = { connectors: context.connectors, now: context.now() };
    const rest = { stage: 'private', at: context.now().toISOString(), shownMinutes: null } as const;
    const conversationId = await addCapture(tx, owner.viewer, { ...seen, ...rest }, outside);
    await setAside(tx, systemActor, conversationId, { kind: 'spam', reason: 'rule', rule: 'Offers' }, context.now());
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${program.url}/requests?tab=spam`);
  await page.getByText('ben.offers').first().waitFor();
  await page.keyboard.press('a');
  await page.getByText('ben.offers').first().waitFor({ state: 'detached' });
  await page.goto(`${program.url}/inbox/all`);
  await page.getByText('ben.offers').first().waitFor();
  expect(page.complaints).toEqual([]);
});
