import * as z from 'zod/mini';

/** Which part of the page is open, or which issue; what there is not shows the first. */
export const EmergingSearch = z.object({ tab: z.optional(z.string()), issue: z.optional(z.string()) });
