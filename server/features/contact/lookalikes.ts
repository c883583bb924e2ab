import type { Lookalike } from '#contract/contact.ts';
import { fold } from '#server/text/fold.ts';

type Face = { network: string; handle: string; name: string };
type Reason = Lookalike['reasons'][number];

/** Shorter handles are shared by too many. */
const leastLength = 4;

/** What a handle is without its server and without signs: `@Mila.Novak@chaos.social` is `milanovak`. */
export function handleStem(handle: string): string {
  const local = handle.replace(/^@/, '').split('@')[0] ?? '';
  const own = local.replace(/\.(bsky\.social|[a-z]+\.social)$/i, '');
  return fold(own).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Pure: why two people may be one: a profile of each on different networks with the same handle and a similar name.
 * Empty when nothing says so; a name alone never does.
 */
export function lookAlike(one: readonly Face[], other: readonly Face[]): Reason[] {
  for (const a of one)
    for (const b of other) {
      const stem = handleStem(a.handle);
      if (a.network === b.network || stem.length < leastLength || stem !== handleStem(b.handle)) continue;
      const likeness = nameLikeness(a.name, b.name);
      if (likeness) return ['same_handle', likeness];
    }
  return [];
}

function nameLikeness(a: string, b: string): Reason | null {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return null;
  if (one.join(' ') === other.join(' ')) return 'same_name';
  const shared = one.filter((word) => other.includes(word)).length;
  return shared > 0 && shared * 2 >= Math.max(one.length, other.length) ? 'similar_name' : null;
}

const wordsOf = (name: string): string[] => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
