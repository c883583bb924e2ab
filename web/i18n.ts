import { useSyncExternalStore } from 'react';
import { type Message, type MessageValues, messageWriter, parseMessage } from '#contract/icu.ts';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import type { Area, MessageKey } from './messages/catalogue.ts';
import { catalogues } from './messages/catalogues.ts';
import { app } from './messages/en/app.ts';
import { pseudoMessage } from './messages/pseudo.ts';

export type { Area, MessageKey, MessageValues };

export type Direction = 'ltr' | 'rtl';
export type Language = { code: string; name: string; direction: Direction };

/** Languages that have a catalogue, each by its own name. */
export const languages: readonly (Language & { code: LanguageCode })[] = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'de', name: 'Deutsch', direction: 'ltr' },
  { code: 'es', name: 'Español', direction: 'ltr' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
  { code: 'ar', name: 'العربية', direction: 'rtl' },
];

/** They show what is not translated and what does not fit. */
export const pseudoLanguages: readonly Language[] = [
  { code: 'pseudo', name: 'Pseudo, longer', direction: 'ltr' },
  { code: 'pseudo-rtl', name: 'Pseudo, right to left', direction: 'rtl' },
];

export type Region = {
  /** Code of a language above. */
  language: string;
  /** BCP 47 tag whose region numbers and dates follow; its language differs for people who read English in Berlin. */
  locale: string;
  /** IANA name, for example Europe/Berlin. */
  timeZone: string;
};

/** What has been fetched of a language. */
type Words = Readonly<Partial<Record<MessageKey, string>>>;

const browserTags = typeof navigator === 'undefined' ? ['en'] : navigator.languages;
let region: Region = {
  language: 'en',
  locale: browserTags.find((tag) => tag.startsWith('en')) ?? 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
let words: Words = app;
let messages = new Map<MessageKey, Message>();
let write = messageWriter(region.locale);
const listeners = new Set<() => void>();

/** Language, locale and time zone that the screen shows now. */
export function currentRegion(): Region {
  return region;
}

/** The language shown now, or English while a pseudo language is. */
export function currentLanguage(): LanguageCode {
  return languageCode(region.language);
}

let chosenLast = 0;

/**
 * Switches language, locale or time zone once the language's words are there; every text on the screen follows.
 * Of several choices the last one stays. Throws when they cannot be fetched; the screen then stays as it is.
 */
export async function setRegion(change: Partial<Region>): Promise<void> {
  chosenLast += 1;
  const mine = chosenLast;
  const fetched = change.language === undefined ? words : await fetchWords(languageCode(change.language));
  if (mine !== chosenLast) return;
  region = { ...region, ...change };
  speak(fetched);
  applyToDocument();
  for (const listener of listeners) listener();
}

const needed = new Set<Area>(['app']);

/**
 * Fetches what areas say, in the language shown now and in each that is chosen later: before a page or dialog is drawn
 * that says it. Throws when it cannot be fetched.
 */
export async function needWords(areas: readonly Area[]): Promise<void> {
  for (const area of areas) needed.add(area);
  const code = currentLanguage();
  const fetched = await fetchWords(code);
  if (code === currentLanguage()) speak(fetched);
  else await needWords(areas);
}

/** All that is needed in a language, with what comes to be needed meanwhile. */
async function fetchWords(code: LanguageCode): Promise<Words> {
  // An English screen shows the server's own sentences.
  const areas = code === 'en' ? [...needed] : [...needed, 'error' as const];
  const before = needed.size;
  const parts = await Promise.all(areas.map((area) => catalogues[code][area]()));
  return needed.size === before ? Object.assign({}, ...parts.flatMap(Object.values)) : fetchWords(code);
}

function speak(fetched: Words): void {
  words = fetched;
  messages = new Map();
  write = messageWriter(currentLocale());
}

let isForced = false;

/** True while `?locale=` holds the language for this visit, whatever the person has chosen. */
export function isLanguageForced(): boolean {
  return isForced;
}

/**
 * The language before anybody has signed in: `?locale=`, by which tests and translators force one for a visit, else what
 * was last chosen here, else the first of the browser's that is offered. English when its catalogue cannot be fetched.
 */
export async function startRegion(search: string): Promise<void> {
  const forced = new URLSearchParams(search).get('locale');
  isForced = [...languages, ...pseudoLanguages].some(({ code }) => code === forced);
  const language = (isForced && forced) || rememberedLanguage() || offeredLanguage(browserTags);
  const locale = browserTags.find((tag) => speaks(tag, language)) ?? language;
  await setRegion({ language, locale }).catch(() => applyToDocument());
}

/** The first language of a reader's list that has a catalogue; English when none has. */
export function offeredLanguage(tags: readonly string[]): LanguageCode {
  for (const tag of tags) {
    const found = languageCodes.find((code) => speaks(tag, code));
    if (found) return found;
  }
  return 'en';
}

/** A language in the customs of a reader's region: English of somebody in Germany writes 1.234,5 and names days in English. */
export function localeFor(language: string, locale: string): string {
  const spoken = spokenLanguage(language);
  if (speaks(locale, spoken)) return locale;
  const { region } = new Intl.Locale(locale);
  return region ? `${spoken}-${region}` : spoken;
}

/** The locale that dates and numbers follow now. */
export function currentLocale(): string {
  return localeFor(region.language, region.locale);
}

/** Re-renders the caller when the language, locale or time zone changes. */
export function useRegion(): Region {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    currentRegion,
    currentRegion,
  );
}

/** Direction of the language shown now. */
export function currentDirection(): Direction {
  return [...languages, ...pseudoLanguages].find(({ code }) => code === region.language)?.direction ?? 'ltr';
}

/** The text of a key in the language shown now, with its ICU placeholders filled. */
export function t(key: MessageKey, values?: MessageValues): string {
  return write(messageOf(key), values);
}

/** True when the key is among the words that are here; for keys that are put together from a closed list of codes. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(words, key);
}

function messageOf(key: MessageKey): Message {
  const known = messages.get(key);
  if (known) return known;
  // What nobody has fetched shows its key; web/messages/areas.test.ts finds it before.
  const message = parseMessage(words[key] ?? key);
  const shown = isPseudo(region.language) ? pseudoMessage(message) : message;
  messages.set(key, shown);
  return shown;
}

const isPseudo = (language: string) => language.startsWith('pseudo');
const spokenLanguage = (language: string) => (isPseudo(language) ? 'en' : language);
const languageCode = (language: string) => languageCodes.find((code) => code === language) ?? 'en';
const speaks = (tag: string, language: string) => tag === language || tag.startsWith(`${language}-`);

const storageKey = 'language';

function rememberedLanguage(): LanguageCode | undefined {
  try {
    const stored = localStorage.getItem(storageKey);
    return languageCodes.find((code) => code === stored);
  } catch {
    return undefined;
  }
}

/** Keeps the language for the pages before signing in on this device. Private windows without storage forget it. */
export function rememberLanguage(language: LanguageCode): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The browser's own languages decide next time.
  }
}

function applyToDocument(): void {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = spokenLanguage(region.language);
  document.documentElement.dir = currentDirection();
}
