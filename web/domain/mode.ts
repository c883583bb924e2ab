import type { Stage, Visibility } from '#contract/common.ts';

/** Where words go: to anyone, to the customer alone, or to colleagues. */
export type Mode = Stage | 'note';

/** Only what nobody else can read is private; unlisted and followers-only posts are read by strangers. */
export function stageOf(visibility: Visibility): Stage {
  return visibility === 'private' ? 'private' : 'public';
}
