import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { presenceBeatMs } from '#contract/presence.ts';
import { freePort } from '#test/port.ts';
import { setUpOwner, start } from '#test/program.ts';
import { type Commit, databaseOf, startChanges } from './changes.ts';
import type { Bench, Figure } from './figure.ts';
import { quantile } from './statistics.ts';

const browsers = 200;
const perSecond = 100;
const seconds = 30;
/** How late a change may be on any of them, in ms. */
const mostMs = 1_000;

/** Two hundred browsers' streams on one program, each also saying where it is, while changes come all the time. */
export const streams: Bench = {
  name: 'streams',
  async run(say, { quick }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
    const program = await start({ dataDir, port: await freePort(), environment: { EARSHOT_LOG: 'error' } });
    try {
      const cookie = await setUpOwner(program);
      const commits: Commit[] = [];
      const late: number[] = [];
      const listeners = await Promise.all(
        Array.from({ length: browsers }, () => listen(`${program.url}/api/stream?view=open`, cookie, commits, late)),
      );
      say(`${browsers} streams stand`);
      const beats = startBeats(program.url, cookie);
      const changes = await startChanges(databaseOf(dataDir), {
        perSecond,
        onCommit: (commit) => commits.push(commit),
      });
      await sleep((quick ? 5 : seconds) * 1000);
      await changes.stop();
      await sleep(2 * mostMs);
      beats.stop();
      for (const listener of listeners) listener.close();
      const missing = listeners.filter((listener) => listener.waits() > 0).length;
      say(`${changes.made()} changes, ${late.length} frames heard, ${beats.told()} beats, ${missing} streams behind`);
      const told = (name: string, value: number): Figure => ({
        name,
        value: missing > 0 && name === 'streams.max' ? Number.POSITIVE_INFINITY : value,
        unit: 'ms',
        floor: null,
        ratio: null,
        target: { most: mostMs },
        note: `${browsers} streams, ${perSecond} changes/s`,
      });
      return [
        told('streams.p50', quantile(late, 0.5)),
        told('streams.p99', quantile(late, 0.99)),
        told('streams.max', quantile(late, 1)),
      ];
    } finally {
      await program.kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

type Listener = { waits(): number; close(): void };

/** One stream; each frame says how late the oldest commit was that it brings. */
function listen(url: string, cookie: string, commits: readonly Commit[], late: number[]): Promise<Listener> {
  let heard = 0;
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { cookie }, agent: false }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const now = performance.now();
        for (const [, position] of text.matchAll(/^id: (\d+)$/gm)) {
          const oldest = commits[heard];
          while (heard < commits.length && (commits[heard]?.position ?? 0) <= Number(position)) heard += 1;
          if (oldest && oldest.position <= Number(position)) late.push(Math.max(0, now - oldest.at));
        }
      });
      resolve({ waits: () => commits.length - heard, close: () => request.destroy() });
    });
    request.on('error', reject);
  });
}

/** Every browser says once in ten seconds what it shows. */
function startBeats(url: string, cookie: string): { told(): number; stop(): void } {
  const tabs = Array.from({ length: browsers }, () => ({ browser: crypto.randomUUID(), tab: crypto.randomUUID() }));
  const conversationIds = fetch(`${url}/api/conversations?view=open`, { headers: { cookie } })
    .then((response) => response.json() as Promise<{ items: { id: string }[] }>)
    .then(({ items }) => items.map(({ id }) => id));
  let n = 0;
  let told = 0;
  const timer = setInterval(async () => {
    const ids = await conversationIds;
    const tab = tabs[n % browsers];
    const id = ids[n % ids.length];
    n += 1;
    const response = await fetch(`${url}/api/conversations/${id}/presence`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', 'x-earshot': '1' },
      body: JSON.stringify({ ...tab, doing: n % 3 === 0 ? 'public' : 'viewing' }),
    });
    await response.arrayBuffer();
    if (response.ok) told += 1;
  }, presenceBeatMs / browsers);
  return { told: () => told, stop: () => clearInterval(timer) };
}
