import type { Draft } from '#contract/draft.ts';

export type Kept = Pick<Draft, 'text' | 'attachmentIds'>;

const gap = '\n\n';

/**
 * Pure: the survivor's draft once what came into it from a merged conversation reads differently. `before` is how that
 * stood when it came along; where it was typed over since, both stand.
 */
export function carry(there: Kept, before: Kept, after: Kept): Kept {
  const attachmentIds = there.attachmentIds.filter((id) => !before.attachmentIds.includes(id));
  return {
    text: carryText(there.text, before.text, after.text),
    attachmentIds: [...new Set([...attachmentIds, ...after.attachmentIds])],
  };
}

function carryText(there: string, before: string, after: string): string {
  const at = before === '' ? null : lastBlock(there, before);
  if (at !== null) return joined(there.slice(0, at), after, there.slice(at + before.length));
  return there.includes(after) ? there : joined(there, after);
}

/** Where a text last stands between gaps or the ends. */
function lastBlock(all: string, text: string): number | null {
  const padded = `${gap}${all}${gap}`;
  const at = padded.lastIndexOf(`${gap}${text}${gap}`);
  return at === -1 ? null : at;
}

function joined(...texts: string[]): string {
  return texts
    .map((text, place) => (place === 0 ? text.replace(/\n\n$/, '') : text.replace(/^\n\n/, '')))
    .filter((text) => text !== '')
    .join(gap);
}
