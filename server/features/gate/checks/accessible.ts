import type { Check, Finding } from '../check.ts';
import { findEmojiRuns } from '../emoji.ts';
import { findUncasedTags } from '../tags.ts';
import { hint, warn } from '../verdict.ts';

/** What those who listen to a text would not understand. Pictures without words are the attachments' matter. */
export const accessible: Check = {
  name: 'accessible',
  of: 'texts',
  look({ text, channel, policies }) {
    const { tags, emoji } = policies.words.body.accessible;
    const findings: Finding[] = [];
    const uncased = tags === 'off' ? [] : findUncasedTags(text, [text.replace(/#\S+/gu, ' '), channel?.handle ?? '']);
    if (uncased.length > 0) {
      const known = uncased.filter(({ cased }) => cased !== null);
      const suggestion = replaced(
        text,
        known.map(({ from, to, cased }) => ({ from, to, by: cased ?? '' })),
      );
      const parameters = {
        tags: uncased.map(({ tag }) => tag).join(' '),
        cased: known.map(({ cased }) => cased).join(' ') || '#EachWordLikeThis',
      };
      findings.push(
        hint(
          'tags_uncased',
          `Begin each word of ${parameters.tags} with a capital, as in ${parameters.cased}, so that screen readers tell them apart.`,
          parameters,
          { at: uncased.map(({ from, to }) => ({ from, to })), ...(known.length > 0 ? { suggestion } : {}) },
        ),
      );
    }
    const runs = emoji === 'off' ? [] : findEmojiRuns(text);
    if (runs.length > 0) {
      const count = Math.max(...runs.map((run) => run.count));
      const suggestion = replaced(
        text,
        runs.map(({ from, to, first }) => ({ from, to, by: first })),
      );
      const at = runs.map(({ from, to }) => ({ from, to }));
      findings.push(
        warn(
          'emoji_run',
          `Screen readers say each of these ${count} emoji aloud. One is enough.`,
          { count },
          { at, suggestion },
        ),
      );
    }
    return findings;
  },
};

function replaced(text: string, places: readonly { from: number; to: number; by: string }[]): string {
  return places
    .toSorted((a, b) => b.from - a.from)
    .reduce((left, { from, to, by }) => `${left.slice(0, from)}${by}${left.slice(to)}`, text);
}
