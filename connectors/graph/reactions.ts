import * as z from 'zod';
import { plain } from '../clean.ts';
import { forgiving } from '../forgiving.ts';
import type { Parsed } from '../inbound.ts';
import { skipped, told } from './parsed.ts';

/** A sign at a message, as a webhook tells it. */
export const Reaction = z.looseObject({
  mid: z.string().min(1),
  action: z.enum(['react', 'unreact']),
  reaction: forgiving(z.string()),
  emoji: forgiving(z.string()),
});

/** What stands for a reaction that comes without its sign. */
const signs: Readonly<Record<string, string>> = {
  ...{ love: '❤️', like: '👍', yes: '👍', dislike: '👎', no: '👎' },
  ...{ smile: '😆', haha: '😆', wow: '😮', sad: '😢', angry: '😠' },
};

/** Pure: who put which sign at what, or took it back. */
export function parseReaction(reaction: z.output<typeof Reaction>, personId: string, at: Date): Parsed {
  const { mid, action, reaction: name = '', emoji } = reaction;
  const sign = plain(emoji ?? signs[name] ?? name).trim();
  if (action === 'react' && sign === '') return skipped('unreadable reaction');
  return told({ kind: 'reaction', externalId: mid, personId, sign: action === 'react' ? sign : null, at });
}
