import { wordDiff } from './word-diff.ts';

const looks = {
  removed: 'me-0.5 rounded-xs bg-late-bg text-late line-through',
  added: 'rounded-xs bg-ok-bg text-ok underline underline-offset-2',
};

/** A text with what changed since the version before it: struck out what went, underlined what came. */
export function ChangedText({ before, text }: { before: string; text: string }) {
  return (
    <p dir="auto" className="text-base break-words whitespace-pre-line [overflow-wrap:anywhere]">
      {wordDiff(before, text).map((part, place) => {
        if (part.kind === 'same') return part.text;
        const Element = part.kind === 'removed' ? 'del' : 'ins';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move.
          <Element key={place} className={looks[part.kind]}>
            {part.text}
          </Element>
        );
      })}
    </p>
  );
}
