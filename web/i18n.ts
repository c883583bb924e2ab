import { IntlMessageFormat } from 'intl-messageformat';
import { type ReactNode, useSyncExternalStore } from 'react';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import { type Catalogue, catalogues } from './messages/catalogue.ts';
import { en } from './messages/en.ts';
import { pseudoMessage } from './messages/pseudo.ts';

export type MessageKey = keyof typeof en;
export type MessageValues = Record<string, string | number | Date | null | undefined>;
type RichValues = Record<string, string | number | Date | ReactNode | ((chunks: ReactNode | ReactNode[]) => ReactNode)>;

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

const browserTags = typeof navigator === 'undefined' ? ['en'] : navigator.languages;
let region: Region = {
  language: 'en',
  locale: browserTags.find((tag) => tag.startsWith('en')) ?? 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
let catalogue: Catalogue = en;
let formats = new Map<MessageKey, IntlMessageFormat>();
const listeners = new Set<() => void>();

/** Language, locale and time zone that the screen shows now. */
export function currentRegion(): Region {
  return region;
}

/** The language shown now, or English while a pseudo language is. */
export function currentLanguage(): LanguageCode {
  return languageCodes.find((code) => code === region.language) ?? 'en';
}

let chosenLast = 0;

/**
 * Switches language, locale or time zone once the language's catalogue is there; every text on the screen follows.
 * Of several choices the last one stays. Throws when the catalogue cannot be fetched; the screen then stays as it is.
 */
export async function setRegion(change: Partial<Region>): Promise<void> {
  chosenLast += 1;
  const mine = chosenLast;
  const next = change.language === undefined ? catalogue : await fetchCatalogue(change.language);
  if (mine !== chosenLast) return;
  catalogue = next;
  region = { ...region, ...change };
  formats = new Map();
  applyToDocument();
  for (const listener of listeners) listener();
}

async function fetchCatalogue(language: string): Promise<Catalogue> {
  const code = languageCodes.find((one) => one === language);
  return code === undefined ? en : catalogues[code]();
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
  return String(formatOf(key).format(values));
}

/** Like t(), for texts with tags: `rich('x', { b: (chunks) => <b>{chunks}</b> })`. */
export function rich(key: MessageKey, values: RichValues): ReactNode {
  return formatOf(key).format<ReactNode>(values);
}

/** True when the key is in the catalogue; for keys that are put together from a closed list of codes. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

function formatOf(key: MessageKey): IntlMessageFormat {
  const known = formats.get(key);
  if (known) return known;
  const message = isPseudo(region.language) ? pseudoMessage(en[key]) : catalogue[key];
  const format = new IntlMessageFormat(message, currentLocale());
  formats.set(key, format);
  return format;
}

const isPseudo = (language: string) => language.startsWith('pseudo');
const spokenLanguage = (language: string) => (isPseudo(language) ? 'en' : language);
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
