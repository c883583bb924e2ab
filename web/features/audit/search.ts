import * as z from 'zod/mini';

/** An event's type by its look: the router knows this before the page, and with it the list of all, has come. */
const TypeName = z.string().check(z.regex(/^[a-z_]+\.[a-z_]+$/));
const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Filters as they stand in the address; a broken one is left out. Days are the reader's own. */
export const AuditSearch = z.object({
  type: z.catch(z.optional(TypeName), undefined),
  agent: z.catch(z.optional(z.uuid()), undefined),
  conversation: z.catch(z.optional(z.uuid()), undefined),
  from: z.catch(z.optional(Day), undefined),
  to: z.catch(z.optional(Day), undefined),
});
export type AuditSearch = z.output<typeof AuditSearch>;
