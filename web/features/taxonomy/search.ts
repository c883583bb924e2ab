import * as z from 'zod/mini';

/** Which part of the page is open, or which entry; what there is not shows the first. */
export const TaxonomySearch = z.object({ tab: z.optional(z.string()), entry: z.optional(z.string()) });
