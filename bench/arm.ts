import { Agent, request } from 'undici';
import { startChild } from './child.ts';
import { median, quantile } from './statistics.ts';
import { signIn } from './visitor.ts';

/** The API on one database, asked over one connection by a signed-in owner. */
export type Arm = { get(path: string): Promise<unknown>; close(): Promise<void> };

export async function openArm(databaseUrl: string): Promise<Arm> {
  const headers = await signIn(databaseUrl);
  const api = await startChild('serve.ts', databaseUrl);
  const dispatcher = new Agent({ connections: 1, pipelining: 1 });
  return {
    get: async (path) => {
      const { statusCode, body } = await request(`${api.url}${path}`, { headers, dispatcher });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 300)}`);
      return JSON.parse(text);
    },
    close: async () => {
      await dispatcher.close();
      await api.stop();
    },
  };
}

/**
 * Asks both arms in turns, each for its own paths one after the other, and gives a quantile of the milliseconds of each:
 * the median over the rounds, so that one bad moment of the machine decides nothing.
 */
export async function inTurns(
  arms: readonly [Arm, Arm],
  paths: readonly [readonly string[], readonly string[]],
  { rounds, samples, share }: { rounds: number; samples: number; share: number },
): Promise<[number, number]> {
  const ask = (arm: 0 | 1, n: number) => arms[arm].get(paths[arm][n % paths[arm].length] ?? '');
  for (let n = 0; n < 50; n += 1) for (const arm of [0, 1] as const) await ask(arm, n);
  const high: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const taken: [number[], number[]] = [[], []];
    for (let n = 0; n < samples * 2; n += 1) {
      // Whoever goes first changes each time, so neither arm always follows the other's garbage.
      const arm = ((n + (n >> 1)) % 2) as 0 | 1;
      const started = performance.now();
      await ask(arm, n >> 1);
      taken[arm].push(performance.now() - started);
    }
    for (const arm of [0, 1] as const) high[arm].push(quantile(taken[arm], share));
  }
  return [median(high[0]), median(high[1])];
}
