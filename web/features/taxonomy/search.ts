import * as z from 'zod/mini';

/** Which part of the page is open, or which theme; what there is not shows the first. */
export const ThemesSearch = z.object({ tab: z.optional(z.string()), theme: z.optional(z.string()) });
