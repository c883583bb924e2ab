import * as z from 'zod/mini';
import { Key, Typed } from './common.ts';

/** What a word rule does when a text says its words. */
export const WordVerdict = z.enum(['hint', 'warn', 'approval', 'stop']);

export const WordRule = z.object({
  id: Key,
  /** Whole words or phrases, whatever their case, accents and look-alike letters; a star at the end fits any ending. */
  phrases: z.array(Typed(80)).check(z.minLength(1), z.maxLength(50)),
  stage: z.enum(['any', 'public', 'private']),
  verdict: WordVerdict,
  /** Said to the person at the composer. */
  why: Typed(200),
  /** What to write in its place; empty for none. */
  instead: z.string().check(z.maxLength(200)),
});
export type WordRule = z.output<typeof WordRule>;

/** What happens to texts that those who listen, or cannot see, would not understand. */
export const Accessible = z.object({
  /** Pictures without a description. */
  altText: z.enum(['warn', 'stop']),
  /** Tags whose words do not begin with capitals. */
  tags: z.enum(['off', 'hint']),
  /** Many emoji in a row. */
  emoji: z.enum(['off', 'warn']),
});
const defaultAccessible = { altText: 'warn', tags: 'hint', emoji: 'warn' } as const;

/** What texts of ours may say. */
export const WordRules = z.object({
  /** Mail addresses, domains as `@acme.com`, telephone numbers and street addresses of our own: no personal data. */
  ours: z.array(Typed(120)).check(z.maxLength(200)),
  rules: z.array(WordRule).check(
    z.maxLength(500),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
  accessible: z._default(Accessible, defaultAccessible),
  /** A saved reply for others is released by a second person before anybody uses it, and again after an edit. */
  releaseReplies: z._default(z.boolean(), false),
});
export type WordRules = z.output<typeof WordRules>;

/** Statements with legal weight that every workspace starts with. */
export const defaultWordRules: WordRules = {
  ours: [],
  accessible: defaultAccessible,
  releaseReplies: false,
  rules: [
    {
      id: 'liability',
      phrases: [
        ...[
          'we admit liability',
          'we accept liability',
          'we are liable',
          'legally binding',
          'wir haften',
          'rechtsverbindlich',
        ],
        ...['asumimos la responsabilidad legal', 'nous sommes responsables juridiquement', 'نتحمل المسؤولية القانونية'],
      ],
      stage: 'any',
      verdict: 'approval',
      why: 'This accepts a legal duty. A second person reads it first.',
      instead: '',
    },
    {
      id: 'guarantee',
      phrases: [
        'guaranteed return*',
        'guaranteed profit*',
        'garantierte rendite',
        'rentabilidad garantizada',
        'rendement garanti',
      ],
      stage: 'any',
      verdict: 'approval',
      why: 'This is a regulated statement. A second person reads it first.',
      instead: '',
    },
  ],
};
