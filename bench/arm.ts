import { Agent, request } from 'undici';
import { startChild } from './child.ts';
import { type Figure, figure } from './figure.ts';
import { median, quantile } from './statistics.ts';
import { signIn, type Who } from './visitor.ts';

/** The API on one database, asked over one connection by a signed-in person. */
export type Arm = {
  databaseUrl: string;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
};

/** `works` also runs the jobs that asking writes. */
export async function openArm(databaseUrl: string, who: Who = 'owner', { works = false } = {}): Promise<Arm> {
  const headers = { ...(await signIn(databaseUrl, who)), 'x-earshot': '1' };
  const api = await startChild('serve.ts', [databaseUrl, ...(works ? ['works'] : [])]);
  const dispatcher = new Agent({ connections: 1, pipelining: 1 });
  const ask = async (path: string, options: { method: 'GET' | 'POST'; headers: object; body?: string }) => {
    const { statusCode, body } = await request(`${api.url}${path}`, { ...options, dispatcher } as never);
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  };
  return {
    databaseUrl,
    get: (path) => ask(path, { method: 'GET', headers }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await dispatcher.close();
      await api.stop();
    },
  };
}

/** What is timed: its n-th time. */
export type Work = (n: number) => Promise<unknown>;

/** Asks for these one after the other. */
export const asking =
  (arm: Arm, paths: readonly string[]): Work =>
  (n) =>
    arm.get(paths[n % paths.length] ?? '');

type Amount = { rounds: number; samples: number; warmUps: number };

/** The milliseconds of each arm, round by round. */
export type Taken = readonly [number[][], number[][]];

/** Lets both arms work in turns. */
export async function inTurns(works: readonly [Work, Work], { rounds, samples, warmUps }: Amount): Promise<Taken> {
  for (let n = 0; n < warmUps; n += 1) for (const work of works) await work(n);
  const taken: Taken = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < samples * 2; n += 1) {
      // Whoever goes first changes each time, so neither arm always follows the other's garbage.
      const arm = ((n + (n >> 1)) % 2) as 0 | 1;
      const started = performance.now();
      await works[arm](round * samples + (n >> 1));
      times[arm].push(performance.now() - started);
    }
    for (const arm of [0, 1] as const) taken[arm].push(times[arm]);
  }
  return taken;
}

/**
 * A judged line at that percentile under the name itself, and the others under the name with theirs, printed only: each
 * the median over the rounds, so that one bad moment of the machine decides nothing.
 */
export function figuresOf(
  name: string,
  [floors, values]: Taken,
  { judged, target, note }: { judged: 50 | 95 | 99; target: NonNullable<Figure['target']>; note?: string },
): Figure[] {
  return [...new Set([judged, 50, 99])].map((percentile) => {
    const at = (rounds: number[][]) => median(rounds.map((times) => quantile(times, percentile / 100)));
    return figure(percentile === judged ? name : `${name}.p${percentile}`, {
      value: at(values),
      unit: `ms p${percentile}`,
      floor: at(floors),
      target: percentile === judged ? target : null,
      ...(note === undefined ? {} : { note }),
    });
  });
}
