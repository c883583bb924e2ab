import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { freePort } from '#test/port.ts';
import { setUpOwner, start } from '#test/program.ts';
import { launchBrowser } from './browser.ts';
import { signIn } from './visitor.ts';

/** The whole program as `npm start` runs it, and a browser in which the owner of its workspace is signed in. */
export type Running = {
  url: string;
  dataDir: string;
  browser: Browser;
  context: BrowserContext;
  stop(): Promise<void>;
};

/** On a database with a generated workspace, or else set up with a practice workspace. */
export async function startProgramWithBrowser({ databaseUrl }: { databaseUrl?: string } = {}): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const environment = { EARSHOT_LOG: 'error', DATABASE_URL: databaseUrl };
  const program = await start({ dataDir, port: await freePort(), environment });
  const browser = await launchBrowser();
  const cookie = databaseUrl === undefined ? await setUpOwner(program) : (await signIn(databaseUrl)).cookie;
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // Every visit is measured as the first.
    serviceWorkers: 'block',
  });
  await context.addCookies([{ name, value, url: program.url }]);
  return {
    url: program.url,
    dataDir,
    browser,
    context,
    stop: async () => {
      await browser.close();
      await program.kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
