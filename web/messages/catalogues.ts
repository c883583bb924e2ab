import type { LanguageCode } from '#contract/language.ts';
import { ar } from './ar.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** What each language says: fetched by those who read it. */
export const catalogues: Readonly<Record<LanguageCode, Catalogue>> = { en, de, es, fr, ar };
