import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { Message, Understanding } from './verdict.ts';
import type { Task } from './worker.ts';

/** Messages a worker judges at a time: long enough to pay for the way there, short enough to answer soon. */
const batchSize = 200;

export type Pool = {
  /** The same as `understand`, off this thread: one Understanding a message, in order. */
  understand(messages: readonly Message[], knowledge?: Omit<Task, 'messages'>): Promise<Understanding[]>;
  close(): Promise<void>;
};

/** Workers that start when something is to be judged and stay; each keeps the models in memory. `threads` defaults to half the cores. */
export function createPool({ threads = Math.max(1, availableParallelism() >> 1) } = {}): Pool {
  const piscina = new Piscina<Task, Understanding[]>({
    filename: join(import.meta.dirname, 'worker.ts'),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  return {
    async understand(messages, knowledge = {}) {
      const batches: Promise<Understanding[]>[] = [];
      for (let from = 0; from < messages.length; from += batchSize)
        batches.push(piscina.run({ messages: messages.slice(from, from + batchSize), ...knowledge }));
      return (await Promise.all(batches)).flat();
    },
    close: () => piscina.destroy(),
  };
}
