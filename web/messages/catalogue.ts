import type { LanguageCode } from '#contract/language.ts';
import { en } from './en.ts';

/** Every key with its text in one language. */
export type Catalogue = Readonly<Record<keyof typeof en, string>>;

/** A part of a catalogue, with the keys of its English counterpart and no others. */
export type Translation<English> = Readonly<Record<keyof English, string>>;

/** English comes with the app, as the source of every key; the others are fetched by those who read them. */
export const catalogues: Readonly<Record<LanguageCode, () => Promise<Catalogue>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  ar: async () => (await import('./ar.ts')).ar,
};
