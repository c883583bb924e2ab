import * as z from 'zod/mini';

/** Which part of the page is open; one that there is not shows the first. */
export const RequestsSearch = z.object({ tab: z.optional(z.string()) });
