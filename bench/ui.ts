import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import type { Bench, Figure } from './figure.ts';
import { startProgramWithBrowser } from './program.ts';
import { median } from './statistics.ts';

const mostBytes = 200_000;
const visits = 7;
const rows = 'a[id^="row-"]';

/** What a first visit of the inbox costs, and how soon it and the next conversation stand there. */
export const ui: Bench = {
  name: 'ui',
  async run(say) {
    const running = await startProgramWithBrowser();
    try {
      const address = `${running.url}/inbox/open`;
      const first: number[] = [];
      const next: number[] = [];
      let bytes = 0;
      for (let visit = 0; visit < visits; visit += 1) {
        const found = await visitInbox(running.context, address);
        first.push(found.firstMs);
        next.push(found.nextMs);
        bytes = found.scriptBytes;
        say(
          `visit ${visit + 1}: list after ${Math.round(found.firstMs)} ms, next conversation after ${Math.round(found.nextMs)} ms`,
        );
      }
      return [
        told('ui.bytes', bytes, 'bytes gzip', { most: mostBytes }),
        told('ui.first', median(first), 'ms', null),
        told('ui.next', median(next), 'ms', null),
      ];
    } finally {
      await running.stop();
    }
  },
};

function told(name: string, value: number, unit: string, target: Figure['target']): Figure {
  return { name, value, unit, floor: null, ratio: null, target };
}

/** A visit with an empty cache: scripts until the list stands, then from one conversation to the next. */
async function visitInbox(
  context: BrowserContext,
  address: string,
): Promise<{ scriptBytes: number; firstMs: number; nextMs: number }> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  const started = performance.now();
  await page.goto(address);
  await page.locator(rows).first().waitFor();
  const firstMs = performance.now() - started;
  // What the inbox loads for itself after the list, such as the stream, belongs to it.
  await page.waitForTimeout(500);
  const scriptBytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  const nextMs = await openNext(page);
  await page.close();
  return { scriptBytes, firstMs, nextMs };
}

/** From the press on the next row until its conversation stands there, measured inside the page. */
async function openNext(page: Page): Promise<number> {
  const open = page.locator(rows);
  await open.first().click();
  await page.locator('main article, main [role="log"], main ol').first().waitFor();
  await open.nth(1).hover();
  await page.waitForTimeout(300);
  const name = (await open.nth(1).locator('bdi').first().textContent()) ?? '';
  await page.evaluate((wanted) => {
    const started = performance.now();
    const stands = () =>
      [...document.querySelectorAll('main h1, main h2')].some((heading) => heading.textContent?.includes(wanted));
    Object.assign(window, {
      openedMs: new Promise<number>((resolve) => {
        const look = () => (stands() ? resolve(performance.now() - started) : requestAnimationFrame(look));
        look();
      }),
    });
    (document.querySelectorAll('a[id^="row-"]')[1] as HTMLElement).click();
  }, name);
  return page.evaluate(() => (window as unknown as { openedMs: Promise<number> }).openedMs);
}
