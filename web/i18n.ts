import { IntlMessageFormat } from 'intl-messageformat';
import { type ReactNode, useSyncExternalStore } from 'react';
import { en } from './messages/en.ts';
import { pseudoMessage } from './messages/pseudo.ts';

export type MessageKey = keyof typeof en;
export type MessageValues = Record<string, string | number | Date | null | undefined>;
type RichValues = Record<string, string | number | Date | ReactNode | ((chunks: ReactNode | ReactNode[]) => ReactNode)>;

export type Direction = 'ltr' | 'rtl';
export type Language = { code: string; name: string; direction: Direction };

/** Languages that have a catalogue. `pseudo` and `pseudo-rtl` show what is not translated and what does not fit. */
export const languages: readonly Language[] = [{ code: 'en', name: 'English', direction: 'ltr' }];

export const pseudoLanguages: readonly Language[] = [
  { code: 'pseudo', name: 'Pseudo, longer', direction: 'ltr' },
  { code: 'pseudo-rtl', name: 'Pseudo, right to left', direction: 'rtl' },
];

export type Region = {
  /** Code of a language above. */
  language: string;
  /** BCP 47 tag that numbers and dates follow; differs from the language for people who read English in Berlin. */
  locale: string;
  /** IANA name, for example Europe/Berlin. */
  timeZone: string;
};

function browserRegion(): Region {
  const options = Intl.DateTimeFormat().resolvedOptions();
  const english =
    typeof navigator === 'undefined' ? undefined : navigator.languages.find((tag) => tag.startsWith('en'));
  return { language: 'en', locale: english ?? 'en', timeZone: options.timeZone };
}

let region: Region = browserRegion();
const listeners = new Set<() => void>();
let formats = new Map<MessageKey, IntlMessageFormat>();

/** Language, locale and time zone that the screen shows now. */
export function currentRegion(): Region {
  return region;
}

/** Switches language, locale or time zone; every text on the screen follows. */
export function setRegion(change: Partial<Region>): void {
  region = { ...region, ...change };
  formats = new Map();
  applyToDocument();
  for (const listener of listeners) listener();
}

/** Reads `?locale=` so that tests and translators can force a language for one visit. */
export function startRegion(search: string): void {
  const forced = new URLSearchParams(search).get('locale');
  const known = [...languages, ...pseudoLanguages].some((language) => language.code === forced);
  if (forced && known) setRegion({ language: forced });
  else applyToDocument();
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
  const pseudo = region.language.startsWith('pseudo');
  const message = pseudo ? pseudoMessage(en[key]) : en[key];
  const format = new IntlMessageFormat(message, messageLocale(region));
  formats.set(key, format);
  return format;
}

/** Plurals follow the language of the text; its numbers follow the reader's region where that speaks the language. */
function messageLocale({ language, locale }: Region): string {
  const spoken = language.startsWith('pseudo') ? 'en' : language;
  return locale === spoken || locale.startsWith(`${spoken}-`) ? locale : spoken;
}

function applyToDocument(): void {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = region.language.startsWith('pseudo') ? 'en' : region.language;
  document.documentElement.dir = currentDirection();
}
