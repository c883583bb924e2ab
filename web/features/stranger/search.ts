import * as z from 'zod/mini';

/** Which part of the page is open. */
export const RequestsSearch = z.object({
  tab: z.optional(z.enum(['request', 'spam', 'declined', 'sample', 'figures', 'rules'])),
});
