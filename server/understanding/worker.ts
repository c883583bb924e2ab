import type { Heads } from './head.ts';
import type { Ours } from './phishing.ts';
import { understand } from './understand.ts';
import type { Message, Understanding } from './verdict.ts';

export type Task = { messages: readonly Message[]; heads?: Heads; ours?: Ours };

/** What a thread of the pool runs. */
// biome-ignore lint/style/noDefaultExport: piscina calls what a worker's file exports by default.
export default function run({ messages, heads, ours }: Task): Understanding[] {
  return understand(messages, heads, ours);
}
