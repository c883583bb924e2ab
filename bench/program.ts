import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { freePort, setUpOwner, start } from '#test/program.ts';
import { launchBrowser } from './browser.ts';

/** The whole program as `npm start` runs it, set up with a practice workspace, and a browser in which its owner is signed in. */
export type Running = {
  url: string;
  dataDir: string;
  browser: Browser;
  context: BrowserContext;
  stop(): Promise<void>;
};

export async function startProgramWithBrowser(): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const program = await start({ dataDir, port: await freePort(), environment: { EARSHOT_LOG: 'error' } });
  const browser = await launchBrowser();
  const [name = '', value = ''] = (await setUpOwner(program)).split('=');
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
