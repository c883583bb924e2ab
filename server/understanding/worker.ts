import type { Head, Heads, TaughtTask } from './head.ts';
import { type HeldOut, holdOut } from './held-out.ts';
import { type Correction, learn } from './learn.ts';
import type { Ours } from './phishing.ts';
import { understand } from './understand.ts';
import type { Message, Understanding } from './verdict.ts';

export type Task = { messages: readonly Message[]; heads?: Heads; ours?: Ours };
/** Corrections of one task to be learned, or held out. */
export type Lessons = { task: TaughtTask; corrections: readonly Correction[] };

/** What a thread of the pool runs. */
// biome-ignore lint/style/noDefaultExport: piscina calls what a worker's file exports by default.
export default function run({ messages, heads, ours }: Task): Understanding[] {
  return understand(messages, heads, ours);
}

/** The same by its name: learns. */
export const learnLessons = ({ task, corrections }: Lessons): Head | null => learn(task, corrections);

/** The same by its name: measures what would be learned. */
export const holdOutLessons = ({ task, corrections }: Lessons): HeldOut | null => holdOut(task, corrections);
