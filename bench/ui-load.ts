import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startChanges } from './changes.ts';
import { type Figure, figure } from './figure.ts';
import type { Running } from './program.ts';
import { rows } from './ui-visit.ts';

const perSecond = 100;
/** As many of the newest conversations change, so that most changes are on the screen or just below it. */
const among = 200;
/** How much of a second may be lost to tasks in which the page does not answer, against an idle page. */
const mostLonger = 1.1;
/** Memory after the events against before. */
const mostMemory = 1.5;

/** The program under load, and the database that it and the changes work on. */
type Arena = { running: Running; databaseUrl: string };
type Say = (progress: string) => void;

/**
 * Time in tasks of more than 50 ms, in ms a second: while changes arrive, and while the list is scrolled. An idle page
 * has none to divide by; the ratio says how much longer a second of it lasts.
 */
export async function measureLongTasks(
  { running, databaseUrl }: Arena,
  { seconds, rows: wanted }: { seconds: number; rows: number },
  say: Say,
): Promise<Figure[]> {
  const page = await openInbox(running, '/inbox/all');
  const idle = await longTasksDuring(page, () => sleep(seconds * 1000));
  say(`idle: ${idle.toFixed(1)} ms a second`);

  const changes = await startChanges(databaseUrl, { perSecond, among });
  const busy = await longTasksDuring(page, () => sleep(seconds * 1000));
  await changes.stop();
  say(`${changes.made()} changes: ${busy.toFixed(1)} ms a second`);

  let seen = 0;
  const scrolling = await longTasksDuring(page, async () => {
    seen = await scrollThrough(page, wanted);
  });
  say(`${seen} rows scrolled: ${scrolling.toFixed(1)} ms a second`);
  await page.close();
  return [
    longer('ui.longtask', busy, idle, `${perSecond} changes a second`),
    longer('ui.longtask.scroll', scrolling, idle, `${seen} rows`),
  ];
}

function longer(name: string, value: number, floor: number, note: string): Figure {
  return {
    name,
    value,
    unit: 'ms/s',
    floor,
    ratio: (1_000 + value) / (1_000 + floor),
    target: { most: mostLonger },
    note,
  };
}

/** The heap after changes, with a conversation open, against before them. */
export async function measureMemory(
  { running, databaseUrl }: Arena,
  { seconds }: { seconds: number },
  say: Say,
): Promise<Figure> {
  const page = await openInbox(running, '/inbox/open');
  await page.locator(rows).first().click();
  await page.locator('main article').first().waitFor();
  // What lists and conversations keep by their first changes is there before.
  await changeFor(databaseUrl, 10);
  const before = await heapOf(page);
  const made = await changeFor(databaseUrl, seconds);
  const after = await heapOf(page);
  await page.close();
  say(`${made} changes: heap of ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`);
  return figure('ui.memory', {
    value: after,
    unit: 'MB',
    floor: before,
    target: { most: mostMemory },
    note: `${made} changes`,
  });
}

/** As many changes as the program makes in that time. */
async function changeFor(databaseUrl: string, seconds: number): Promise<number> {
  const changes = await startChanges(databaseUrl, { perSecond: 1_500, among });
  await sleep(seconds * 1000);
  await changes.stop();
  // The last frame has come.
  await sleep(2_000);
  return changes.made();
}

async function openInbox({ context, url }: Running, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    let ms = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) ms += duration;
    }).observe({ type: 'longtask' });
    Object.assign(window, { longTaskMs: () => ms });
  });
  await page.goto(`${url}${path}`);
  await page.locator(rows).first().waitFor();
  // What the page does by itself after the list stands is over.
  await sleep(5_000);
  return page;
}

async function longTasksDuring(page: Page, work: () => Promise<void>): Promise<number> {
  const read = () => page.evaluate(() => (window as unknown as { longTaskMs(): number }).longTaskMs());
  const before = await read();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  return ((await read()) - before) / seconds;
}

/** Scrolls the list by a quarter of its height each frame until so many rows were in sight, and says how many. */
function scrollThrough(page: Page, wanted: number): Promise<number> {
  return page.evaluate(
    (most) =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('[role="list"]:has(a[id^="row-"])');
        const scroller = list?.parentElement;
        if (!scroller) throw new Error('There is no list.');
        let waited = 0;
        const step = () => {
          const last = Number(list.lastElementChild?.getAttribute('aria-posinset'));
          const before = scroller.scrollTop;
          scroller.scrollTop += scroller.clientHeight / 4;
          // At the end of what is loaded the next page is on its way; after two seconds there is none.
          waited = scroller.scrollTop === before ? waited + 1 : 0;
          if (last >= most || waited > 120) resolve(last);
          else requestAnimationFrame(step);
        };
        step();
      }),
    wanted,
  );
}

/** MB in use by the page's scripts once what nobody holds is gone. */
async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize / 1e6;
}
