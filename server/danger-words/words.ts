import type { DangerKind } from '#contract/danger.ts';

/**
 * The words of one language by which danger to life is told, and those that look like them and are none (`not`). A star at
 * the end of a word fits any ending; a low line between two words fits up to three others.
 */
export type DangerWords = Readonly<Record<DangerKind | 'not', readonly string[]>>;

/** Phrases as they are written below: apart by bars. */
export const phrases = (written: string): string[] =>
  written
    .split('|')
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter((phrase) => phrase !== '');
