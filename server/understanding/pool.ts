import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { Head, TaughtTask } from './head.ts';
import type { HeldOut } from './held-out.ts';
import type { Correction } from './learn.ts';
import type { Message, Understanding } from './verdict.ts';
import type { holdOutLessons, Lessons, learnLessons, Task } from './worker.ts';

/** Messages a worker judges at a time: long enough to pay for the way there, short enough to answer soon. */
const batchSize = 200;

export type Pool = {
  /** The same as `understand`, off this thread: one Understanding a message, in order. */
  understand(messages: readonly Message[], knowledge?: Omit<Task, 'messages'>): Promise<Understanding[]>;
  /** The same as `learn`, off this thread. */
  learn(task: TaughtTask, corrections: readonly Correction[]): Promise<Head | null>;
  /** The same as `holdOut`, off this thread. */
  holdOut(task: TaughtTask, corrections: readonly Correction[]): Promise<HeldOut | null>;
  close(): Promise<void>;
};

/** Workers that start when something is to be judged and stay; each keeps the models in memory. `threads` defaults to half the cores. */
export function createPool({ threads = Math.max(1, availableParallelism() >> 1) } = {}): Pool {
  const piscina = new Piscina<Task | Lessons, unknown>({
    filename: join(import.meta.dirname, 'worker.ts'),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  // What a thread answers is what its function gives.
  const ask = <Answer>(work: Task | Lessons, name?: string) =>
    piscina.run(work, name ? { name } : {}) as Promise<Answer>;
  return {
    async understand(messages, knowledge = {}) {
      const batches: Promise<Understanding[]>[] = [];
      for (let from = 0; from < messages.length; from += batchSize)
        batches.push(ask({ messages: messages.slice(from, from + batchSize), ...knowledge }));
      return (await Promise.all(batches)).flat();
    },
    learn: (task, corrections) =>
      ask<ReturnType<typeof learnLessons>>({ task, corrections: plain(corrections) }, 'learnLessons'),
    holdOut: (task, corrections) =>
      ask<ReturnType<typeof holdOutLessons>>({ task, corrections: plain(corrections) }, 'holdOutLessons'),
    close: () => piscina.destroy(),
  };
}

/** Only what a thread needs goes there. */
const plain = (corrections: readonly Correction[]): Correction[] =>
  corrections.map(({ text, label, network, language }) => ({
    text,
    label,
    ...(network === undefined ? {} : { network }),
    ...(language === undefined ? {} : { language }),
  }));
