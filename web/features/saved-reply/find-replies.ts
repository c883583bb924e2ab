import type { SavedReplyRow } from '#contract/saved-reply.ts';
import { fuzzyScore } from '#web/ui/fuzzy.ts';

/** What habit is worth at most, beside a plain hit in the title with 100 and more. */
const mostHabit = 15;

/** Pure: the replies that answer what was typed, the best first: by title, else by folder or how they begin. */
export function findReplies<Reply extends Pick<SavedReplyRow, 'title' | 'folder' | 'opening' | 'usesHere' | 'uses'>>(
  query: string,
  replies: readonly Reply[],
): Reply[] {
  return replies
    .flatMap((reply) => {
      const score = scoreOf(query, reply);
      return score === null ? [] : [{ reply, score: score + habit(reply) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ reply }) => reply);
}

/** Pure: those that fit first, in their order, and then all others. */
export function firstOf<Reply extends { id: string }>(
  fitting: readonly { id: string }[],
  replies: readonly Reply[],
): Reply[] {
  const places = new Map(fitting.map(({ id }, n) => [id, n]));
  const placeOf = ({ id }: Reply) => places.get(id) ?? fitting.length;
  return replies.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function scoreOf(query: string, { title, folder, opening }: Pick<SavedReplyRow, 'title' | 'folder' | 'opening'>) {
  const byTitle = fuzzyScore(query, title);
  if (byTitle !== null && byTitle >= 100) return byTitle;
  const elsewhere = fuzzyScore(query, `${folder} ${title} ${opening}`);
  // Letters scattered over a whole text fit anything.
  const plain = elsewhere !== null && elsewhere >= 100 ? elsewhere - 60 : null;
  return plain === null ? byTitle : Math.max(plain, byTitle ?? plain);
}

/** Each doubling of use counts the same; use in such a place three times as much as elsewhere. */
const habit = ({ usesHere, uses }: Pick<SavedReplyRow, 'usesHere' | 'uses'>) =>
  Math.min(mostHabit, 3 * Math.log2(1 + usesHere) + Math.log2(1 + uses));
