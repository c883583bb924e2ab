import * as z from 'zod/mini';
import { ContactSort } from '#contract/contact-sort.ts';

const Word = (max: number) => z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(max))), undefined);

/** What the list of people is narrowed to, as it stands in the address; a broken part is left out. */
export const ContactSearch = z.object({
  q: Word(200),
  network: Word(40),
  sort: z.catch(z.optional(ContactSort), undefined),
});
export type ContactSearch = z.output<typeof ContactSearch>;
