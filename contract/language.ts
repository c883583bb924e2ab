import * as z from 'zod/mini';

/** Languages in which the screen speaks; each has a complete catalogue in `web/messages`. */
export const languageCodes = ['en', 'de', 'es', 'fr', 'ar'] as const;
export const LanguageCode = z.enum(languageCodes);
export type LanguageCode = z.output<typeof LanguageCode>;
