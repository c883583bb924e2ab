import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { TimeZone } from './session.ts';
import { TimeOfDay } from './time-of-day.ts';

/** Hours of a person's day in which nothing comes unasked, by the clock on their wall; over midnight too. */
export const PersonQuiet = z.object({ from: TimeOfDay, to: TimeOfDay, timeZone: TimeZone });
export type PersonQuiet = z.output<typeof PersonQuiet>;

/** BCP 47: the language, and a region where it matters. */
const LanguageTag = z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/));

/** How a person wants to be written to; null where they do not mind. */
export const PreferenceInput = z.object({
  /** A network, or `phone`. */
  way: z.nullable(z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,39}$/))),
  language: z.nullable(LanguageTag),
  quiet: z.nullable(PersonQuiet.check(z.refine(({ from, to }) => from !== to))),
});
export type PreferenceInput = z.output<typeof PreferenceInput>;

export const Preference = z.object({
  ...PreferenceInput.shape,
  changedAt: Instant,
  /** Who wrote it down; null where the person said so by a message, whose words are `how`. */
  agentId: z.nullable(Id),
  bySelf: z.boolean(),
  how: z.string(),
});
export type Preference = z.output<typeof Preference>;
