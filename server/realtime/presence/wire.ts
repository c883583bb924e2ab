import * as z from 'zod/mini';
import { Id } from '#contract/common.ts';
import { Doing } from '#contract/presence.ts';

const who = { workspaceId: Id, agentId: Id };

/** What programs on one database tell each other about presence. It holds ids only. */
export const Word = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('at'),
    ...who,
    browser: Id,
    tab: Id,
    conversationId: Id,
    doing: Doing,
    leftMs: z.number(),
  }),
  z.object({ kind: z.literal('left'), ...who, tab: Id }),
  /** A stream of this browser opened: whoever saw its last one end waits in vain. */
  z.object({ kind: z.literal('opened'), ...who, browser: Id }),
  z.object({ kind: z.literal('closed'), ...who, browser: Id }),
  /** Somebody began to listen: each program says what it knows at first hand. */
  z.object({ kind: z.literal('who') }),
]);
export type Word = z.output<typeof Word>;

const Payload = z.object({ from: z.string(), words: z.array(Word) });

/** PostgreSQL takes payloads under 8,000 bytes; a word has at most 400. */
const mostWords = 18;

/** Pure: the payloads that carry these words. */
export function toPayloads(from: string, words: readonly Word[]): string[] {
  const payloads: string[] = [];
  for (let at = 0; at < words.length; at += mostWords)
    payloads.push(JSON.stringify({ from, words: words.slice(at, at + mostWords) }));
  return payloads;
}

/** Pure: the words of another program; none for one's own and for what is no payload of ours. */
export function wordsOf(payload: string, self: string): Word[] {
  try {
    const parsed = Payload.safeParse(JSON.parse(payload));
    return parsed.success && parsed.data.from !== self ? parsed.data.words : [];
  } catch {
    return [];
  }
}
