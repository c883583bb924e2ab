import type { LanguageCode } from '#contract/language.ts';
import { en } from './en.ts';

/** Every key with its text in one language. */
export type Catalogue = Readonly<Record<keyof typeof en, string>>;

/** English comes with the app, as the source of every key; the others are fetched by those who read them. */
export const catalogues: Readonly<Record<LanguageCode, () => Promise<Catalogue>>> = {
  en: async () => en,
};
