import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#sandbox/people.ts';
import { actAs } from '#sandbox/testing.ts';
import { lookEmerging } from '#server/features/emerging/jobs.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, pressInARow, undo } from './hands.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
let workspaceId: WorkspaceId;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
  const [first] = await listWorkspaceIds(program.context);
  if (!first) throw new Error('The set-up makes a workspace.');
  workspaceId = first;
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const inWorkspace = <T>(work: Parameters<typeof program.context.db.inWorkspace<T>>[1]) =>
  program.context.db.inWorkspace(workspaceId, work);

/** Two weeks in which twelve messages came each hour. */
const ordinaryWeeks = () =>
  inWorkspace((tx) =>
    sql`insert into term_count (workspace_id, kind, term, hour, count)
      select ${workspaceId}, 'all', '', h, 12
      from generate_series(floor(extract(epoch from now()) / 3600)::int - 336, floor(extract(epoch from now()) / 3600)::int - 2) as h`.execute(
      tx,
    ),
  );

/** Two of each: one hour has its fill also when the clock strikes between them. */
const rounds = ['since noon', 'again'];

test('what many customers say at once becomes an issue, which somebody sees to', async () => {
  await ordinaryWeeks();
  for (const when of rounds)
    for (const { handle } of people) {
      const customer = await actAs(`${program.url}/sandbox`, handle);
      await customer('POST', '/statuses', { text: `@acme your checkout page is frozen ${when}` });
    }
  await expect
    .poll(
      async () => {
        await lookEmerging.run(program.context, workspaceId);
        const { rows } = await inWorkspace((tx) =>
          sql`select id from emerging where workspace_id = ${workspaceId}`.execute(tx),
        );
        return rows.length;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1);

  await page
    .getByRole('link', { name: /Maren Holt/ })
    .first()
    .waitFor();
  await pressInARow(page, 'g', 'm');
  const row = page.getByRole('link', { name: /“checkout page”/ });
  await row.waitFor();
  await expectAccessible(page, 'emerging');
  await row.click();
  await page.getByRole('img', { name: /Messages by the hour over three days/ }).waitFor();
  await page
    .getByRole('link', { name: /Maren Holt.*checkout page is frozen/ })
    .first()
    .waitFor();
  await page.keyboard.press('a');
  await page.getByText('Olga Berg sees to it').waitFor();
  await expectAccessible(page, 'an emerging issue');

  await page.keyboard.press('d');
  await holdNotices(page);
  await page.getByRole('dialog', { name: 'Dismiss this issue?' }).getByRole('button', { name: 'Dismiss' }).click();
  await undo(page);
  await page.getByRole('button', { name: /^Dismiss/ }).waitFor();
  expect(page.complaints).toEqual([]);
});

test('a theme is split, its past messages follow, its history says so, and all of it is undone', async () => {
  const customer = await actAs(`${program.url}/sandbox`, 'maren.holt');
  await customer('POST', '/statuses', { text: '@acme the app crashes and I cannot log in' });
  await customer('POST', '/statuses', { text: '@acme I cannot log in, wrong password' });
  const ofAccount = () =>
    inWorkspace(async (tx) => {
      const { rows } = await sql`select message_id from verdict
        where workspace_id = ${workspaceId} and labels ->> 'theme' = 'account'`.execute(tx);
      return rows.length;
    });
  await expect.poll(ofAccount, { timeout: 60_000 }).toBeGreaterThan(1);

  await page.goto(`${program.url}/settings/themes?entry=account`);
  await page.getByRole('button', { name: 'Split…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split Account and app' });
  await dialog.getByLabel('Name').fill('The app');
  await dialog.getByLabel('Words').fill('the app\ncrash*');
  await dialog.getByRole('button', { name: 'See which messages would go' }).click();
  await dialog
    .getByRole('list', { name: 'Messages that would go' })
    .getByText(/the app crashes/)
    .waitFor();
  await dialog
    .getByRole('list', { name: 'Messages that would stay' })
    .getByText(/wrong password/)
    .waitFor();
  await expectAccessible(page, 'splitting a theme');
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();

  await page.getByText(/^\d+ of \d+ past messages moved/).waitFor();
  await page.getByText('The app was split off Account and app').first().waitFor();
  await expectAccessible(page, 'a theme with its history');
  await page.getByRole('button', { name: 'Undo all of it' }).click();
  await page.getByText('Undone: all of it is as it was').waitFor();
  expect(page.complaints).toEqual([]);
});
