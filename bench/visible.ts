import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startChild } from './child.ts';
import { type Bench, figure } from './figure.ts';
import { takeHook } from './hook.ts';
import { startProgramWithBrowser } from './program.ts';
import { median, quantile } from './statistics.ts';

const rounds = 5;
const samplesARound = 600;
/** A stream sends at most four frames a second; a lone change goes at once, and that is what is measured. */
const quietMs = 270;
const customers = 40;

/** From the network's POST until the words stand in the inbox's row, against a bare echo in the same browser, in turns. */
export const visible: Bench = {
  name: 'visible',
  async run(say, { quick }) {
    const running = await startProgramWithBrowser();
    try {
      const hook = await takeHook(running.dataDir);
      const echo = await startChild('echo.ts', [hook.postgresUrl]);
      const ours = await openArm(await running.context.newPage(), `${running.url}/inbox/open`, (mark) =>
        hook.deliver(delivery(hook.account, mark)),
      );
      const bare = await openArm(await running.browser.newPage(), echo.url, async (mark) => {
        await (await fetch(echo.url, { method: 'POST', body: mark })).arrayBuffer();
      });

      await sampleArms(ours, bare, 30);
      const perRound: [number[], number[]][] = [];
      for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
        perRound.push(await sampleArms(ours, bare, quick ? 60 : samplesARound));
        const [us, floor] = perRound.at(-1) ?? [[], []];
        say(
          `round ${round + 1}: median ${quantile(us, 0.5).toFixed(1)} ms against ${quantile(floor, 0.5).toFixed(1)} ms`,
        );
      }
      await echo.stop();
      return [0.5, 0.95].map((share) => {
        const of = (arm: 0 | 1) => median(perRound.map((samples) => quantile(samples[arm], share)));
        return figure(`visible.p${share * 100}`, { value: of(0), unit: 'ms', floor: of(1), target: { most: 4 } });
      });
    } finally {
      await running.stop();
    }
  },
};

type Arm = { sample(): Promise<number> };

let marks = 0;

/** A page that notes when each mark first stands in it; times of page and process are those of one clock. */
async function openArm(page: Page, url: string, send: (mark: string) => Promise<void>): Promise<Arm> {
  await page.addInitScript(() => {
    const waiting = new Map<string, (at: number) => void>();
    new MutationObserver(() => {
      for (const [mark, tell] of waiting)
        if (document.body.textContent?.includes(mark)) {
          waiting.delete(mark);
          tell(performance.timeOrigin + performance.now());
        }
    }).observe(document, { subtree: true, childList: true, characterData: true });
    Object.assign(window, {
      whenSeen: (mark: string) => new Promise<number>((resolve) => waiting.set(mark, resolve)),
    });
  });
  await page.goto(url);
  // The stream stands before the first mark is sent.
  await sleep(1_500);
  return {
    sample: async () => {
      marks += 1;
      const mark = `mark${marks}x`;
      const seen = page.evaluate(
        (wanted) => (window as unknown as { whenSeen(mark: string): Promise<number> }).whenSeen(wanted),
        mark,
      );
      // The page waits for the mark before it is sent.
      await page.evaluate('0');
      const sentAt = performance.timeOrigin + performance.now();
      await send(mark);
      return (await seen) - sentAt;
    },
  };
}

/** So many samples of each arm, in turns: `[ours, bare]`. */
async function sampleArms(ours: Arm, bare: Arm, count: number): Promise<[number[], number[]]> {
  const samples: [number[], number[]] = [[], []];
  for (let n = 0; n < count; n += 1) {
    samples[0].push(await ours.sample());
    const quietUntil = performance.now() + quietMs;
    samples[1].push(await bare.sample());
    await sleep(Math.max(0, quietUntil - performance.now()));
  }
  return samples;
}

function delivery(account: string, mark: string): string {
  const customer = marks % customers;
  const status = {
    id: `bench-${mark}`,
    kind: 'post',
    visibility: 'public',
    thread_id: `bench-thread-${customer}`,
    account: { id: `bench-${customer}`, handle: `customer${customer}`, name: `Customer ${customer}` },
    text: `${mark} my order has not arrived`,
    created_at: new Date().toISOString(),
    mentions: [{ id: account }],
    images: [],
  };
  return JSON.stringify({ kind: 'status.created', account_id: account, data: { status } });
}
