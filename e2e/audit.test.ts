import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '#cli/run.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { setUp, startAlone } from './program.ts';

let program: Awaited<ReturnType<typeof startAlone>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startAlone(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program.stop();
});

test('an owner reads, filters and exports the log, and the export verifies without a server', async () => {
  const page = await openPage(browser, { acceptDownloads: true });
  await setUp(page, program);
  await page.goto(`${program.url}/settings/audit`);
  await page.getByRole('cell', { name: 'workspace.created' }).waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectAccessible(page, `audit log, ${theme}`);
  }

  await page.getByLabel('What').selectOption('agent.joined');
  await page.waitForURL(/type=agent\.joined/);
  await page.getByRole('cell', { name: 'agent.joined' }).waitFor();
  await page.getByRole('cell', { name: 'workspace.created' }).waitFor({ state: 'detached' });
  await page.getByLabel('What').selectOption('team.created');
  await page.getByText('Nothing fits these filters').waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export everything' }).click(),
  ]);
  const file = await download.path();

  const ofFile = await verify([file], {});
  // The command joins the running program through its socket.
  const ofProgram = await verify([], { EARSHOT_DATA: program.dataDir });

  expect(ofFile).toMatchObject({ code: 0, verdict: { ok: true, findings: [] } });
  expect(ofProgram).toMatchObject({ code: 0, verdict: [{ ok: true, findings: [] }] });
  expect(readFileSync(file, 'utf8')).toContain('audit.exported');
  expect(page.complaints).toEqual([]);
});

async function verify(words: string[], environment: Record<string, string>) {
  let out = '';
  const code = await runCli(['audit', 'verify', ...words], {
    stdin: async () => Buffer.alloc(0),
    input: () => Readable.from([]),
    out: async (text) => {
      out += text;
    },
    err: () => {},
    environment,
  });
  return { code, verdict: JSON.parse(out) };
}
