import * as z from 'zod/mini';
import { Id } from './common.ts';
import { Priority } from './filter.ts';

const Minutes = z.nullable(z.int().check(z.gte(1), z.lte(10_080)));

/** What is done about content that its network makes vanish, such as stories, while it waits for an answer. */
export const VanishingRules = z.object({
  /** So long before it vanishes its priority is raised, unless a person chose one; null for never. */
  raiseMinutes: Minutes,
  raiseTo: Priority,
  /** So long before it vanishes it sets off the ladders that call for it; null for never. */
  callMinutes: Minutes,
  /** Networks whose vanishing files are kept as soon as they come: where law, or the network's terms, say so. */
  keepFilesOf: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(40)),
  /** Accounts of which they are kept besides: those of the regions whose law asks for it. Of all others nothing is. */
  keepFilesOfAccounts: z.optional(z.array(Id).check(z.maxLength(1000))),
});
export type VanishingRules = z.output<typeof VanishingRules>;

/** Every workspace starts with these; the practice network keeps what its people post. */
export const defaultVanishing: VanishingRules = {
  raiseMinutes: 240,
  raiseTo: 'high',
  callMinutes: 60,
  keepFilesOf: ['sandbox'],
};
