import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalArrivals } from '#server/features/intake/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

/** Something of a kind that no connector knows, as if the network had sent it. */
async function receiveStrange(): Promise<void> {
  const { context } = program;
  const { id } = await context.db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  const body = Buffer.from(
    JSON.stringify({
      id: 'ev_x',
      kind: 'poll.vote',
      account_id: 'a',
      at: '2026-01-01T00:00:00Z',
      data: { note: '<img src=x onerror=alert(1)>' },
    }),
  );
  await context.db.inWorkspace(id as WorkspaceId, async (tx) => {
    const { id: channelId, network } = await tx
      .selectFrom('channel')
      .select(['id', 'network'])
      .where('workspace_id', '=', id)
      .executeTakeFirstOrThrow();
    await journalArrivals(tx, [{ channelId, appId: null, network, source: 'webhook', body }], context.now());
  });
}

test('the ledger opens what was skipped as text and has it read again', async () => {
  await page.goto(`${program.url}/settings/ledger`);
  await page.getByRole('heading', { name: 'Figures' }).waitFor();
  await receiveStrange();
  await page.reload();

  await page.getByRole('link', { name: /Skipped, @acme/ }).click();
  await page.getByText('Skipped · @acme').waitFor();
  await expectAccessible(page, 'ledger with reasons');
  await page.getByRole('button', { name: 'Raw' }).first().click();
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Read skipped items again' }).click();

  await page.getByText('One delivery is being read again.').first().waitFor();
});

test('an account is checked, disconnected, refused with a wrong token, and the form keeps what was typed', async () => {
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page
    .getByText(/for @acme\./)
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Actions for @acme' }).click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Nothing is received or sent.').waitFor();
  await page.getByRole('button', { name: 'Connect again' }).click();
  await page.getByLabel('Access token').fill('not-a-token');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  await page.getByText(/This access token is not known/).waitFor();
  await expect.poll(() => page.getByLabel('Access token').inputValue()).toBe('not-a-token');
  await expect.poll(() => page.getByLabel('Address').inputValue()).toContain('/sandbox');
  await expectAccessible(page, 'refused credentials');
});

test('a real network asks for a live workspace first and goes on there', async () => {
  await page.goto(`${program.url}/settings/channels`);
  await page.getByRole('button', { name: 'Connect a network' }).click();
  await page.getByRole('button', { name: /^Bluesky/ }).click();
  await page.getByText('Bluesky needs a live workspace').waitFor();
  await page.getByLabel('Name of the live workspace').fill('Acme for real');
  await page.getByRole('button', { name: 'Create and go on' }).click();

  await page.getByRole('heading', { name: 'Connect Bluesky' }).waitFor();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('This is needed.').first().waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('No accounts yet').waitFor();
  expect(page.complaints).toEqual([]);
});
