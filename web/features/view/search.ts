import * as z from 'zod/mini';
import { Sort, ViewFilter } from '#contract/filter.ts';

/** What an address of the inbox adds to its view: another filter, another order. What it does not understand it leaves out. */
export const InboxSearch = z.object({
  filter: z.catch(z.optional(ViewFilter), undefined),
  sort: z.catch(z.optional(Sort), undefined),
});
export type InboxSearch = z.output<typeof InboxSearch>;
