import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Figure } from './figure.ts';
import type { Running } from './program.ts';
import { median } from './statistics.ts';

const mostBytes = 200_000;
/** What is fetched while nobody asks for it has come by then. */
const idleMs = 4_000;
/** How often the next conversation is opened in a visit. */
const steps = 8;

/** Rows of the inbox, as playwright and the page's own selectors understand them. */
export const rows = 'a[id^="row-"]';

/** First visits with an empty cache: the scripts, the list, and from one conversation to the next by key. */
export async function measureVisits(
  running: Running,
  { visits }: { visits: number },
  say: (progress: string) => void,
): Promise<Figure[]> {
  const found: Visit[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const one = await visitInbox(running);
    found.push(one);
    say(
      `visit ${visit + 1}: list after ${one.firstMs.toFixed(0)} ms, next conversation after ${one.nextMs.toFixed(0)} ms`,
    );
  }
  const of = (name: keyof Visit) => median(found.map((one) => one[name]));
  const bytes = (name: keyof Visit, note: string) => ({ ...told(of(name), 'bytes gzip'), note });
  return [
    { ...bytes('listBytes', 'scripts until the list stands'), name: 'ui.bytes', target: { most: mostBytes } },
    { ...bytes('idleBytes', 'fetched after it, before anything is asked for'), name: 'ui.bytes.idle' },
    { ...bytes('conversationBytes', 'all of it, with a conversation open'), name: 'ui.bytes.conversation' },
    { ...told(of('firstMs'), 'ms'), name: 'ui.first' },
    { ...told(of('nextMs'), 'ms'), name: 'ui.next', note: 'key j' },
  ];
}

type Visit = { listBytes: number; idleBytes: number; conversationBytes: number; firstMs: number; nextMs: number };

async function visitInbox({ context, url }: Running): Promise<Visit> {
  const page = await context.newPage();
  const scripts = await countScripts(page);
  const started = performance.now();
  await page.goto(`${url}/inbox/open`);
  await page.locator(rows).first().waitFor();
  const firstMs = performance.now() - started;
  const listBytes = await scripts.bytes();
  await sleep(idleMs);
  const withIdle = await scripts.bytes();
  await page.locator(rows).first().click();
  await page.locator('main article').first().waitFor();
  await sleep(idleMs);
  const conversationBytes = await scripts.bytes();
  const next: number[] = [];
  for (let step = 0; step < steps; step += 1) next.push(await openNext(page));
  await page.close();
  return { listBytes, idleBytes: withIdle - listBytes, conversationBytes, firstMs, nextMs: median(next) };
}

/** Every script that the page fetches from now on, as gzip sends it. */
async function countScripts(page: Page): Promise<{ bytes(): Promise<number> }> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !response.url().endsWith('.js')) return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  return { bytes: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) };
}

/** From the press of the key until another conversation stands there with its messages, by the page's own clock. */
async function openNext(page: Page): Promise<number> {
  // The one after the next is fetched meanwhile, as while somebody reads.
  await sleep(500);
  await page.evaluate(() => {
    // Each conversation is an element of its own.
    const shown = () => document.querySelector('main section:has(article)');
    const before = shown();
    const stood = new Promise<number>((resolve) => {
      const onKey = ({ timeStamp }: KeyboardEvent) => {
        const look = () => {
          const now = shown();
          if (now && now !== before) resolve(performance.now() - timeStamp);
          else requestAnimationFrame(look);
        };
        look();
      };
      addEventListener('keydown', onKey, { once: true, capture: true });
    });
    Object.assign(window, { stood });
  });
  await page.keyboard.press('j');
  return page.evaluate(() => (window as unknown as { stood: Promise<number> }).stood);
}

const told = (value: number, unit: string): Omit<Figure, 'name'> => ({
  value,
  unit,
  floor: null,
  ratio: null,
  target: null,
});
