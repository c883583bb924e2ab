import { currentLocale, currentRegion } from './i18n.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const cache = new Map<string, unknown>();

/** Intl objects are slow to make: one per kind, locale and zone. */
function cached<T>(kind: string, make: (locale: string, timeZone: string) => T): T {
  const locale = currentLocale();
  const { timeZone } = currentRegion();
  const key = `${kind} ${locale} ${timeZone}`;
  const known = cache.get(key) as T | undefined;
  if (known) return known;
  const made = make(locale, timeZone);
  cache.set(key, made);
  return made;
}

/** "now", "4 min ago", "2 hr ago", "yesterday", then the date. */
export function relativeTime(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < minuteMs) return inWords(0, 'second');
  if (size < hourMs) return inWords(Math.trunc(ms / minuteMs), 'minute');
  if (size < dayMs) return inWords(Math.trunc(ms / hourMs), 'hour');
  const days = calendarDays(at, now);
  return Math.abs(days) < 7 ? inWords(days, 'day') : day(at, now);
}

function inWords(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  const words = cached(
    'relative',
    (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
  );
  const text = words.format(value, unit);
  // American English writes "min." and "hr."; in a dense list the full stops are noise.
  return currentLocale().startsWith('en') ? text.replace('.', '') : text;
}

/** "now", "4 min", "3 h", "2 d": the age in a column where every row has one. */
export function shortAge(at: Date, now: Date): string {
  const ms = Math.max(0, now.getTime() - at.getTime());
  if (ms < minuteMs) return inWords(0, 'second');
  if (ms < hourMs) return unit(Math.floor(ms / minuteMs), 'minute');
  if (ms < dayMs) return unit(Math.floor(ms / hourMs), 'hour');
  if (ms < 7 * dayMs) return unit(Math.floor(ms / dayMs), 'day');
  return day(at, now);
}

/** Length of time in its two largest units, rounded down: "1 hr 40 min", "11 min". `ms` ≥ 0. */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return unit(Math.floor(ms / 1000), 'second');
  if (minutes < 60) return unit(minutes, 'minute');
  const [large, small]: ['hour' | 'day', 'minute' | 'hour'] = ms < dayMs ? ['hour', 'minute'] : ['day', 'hour'];
  const largeMs = large === 'hour' ? hourMs : dayMs;
  const rest = Math.floor((ms % largeMs) / (small === 'minute' ? minuteMs : hourMs));
  const first = unit(Math.floor(ms / largeMs), large);
  return rest > 0 ? `${first} ${unit(rest, small)}` : first;
}

/** Date and time to the second with the zone: "Tuesday, 4 November 2025 at 16:20:05 CET". */
export function exactTime(at: Date): string {
  return cached(
    'exact',
    (locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }),
  ).format(at);
}

/** Time of day: "16:20". */
export function clockTime(at: Date): string {
  return cached(
    'clock',
    (locale, timeZone) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }),
  ).format(at);
}

/** "4 Nov", with the year when it is not this year's. */
export function day(at: Date, now: Date): string {
  const sameYear = parts(at).year === parts(now).year;
  return cached(
    `day${sameYear}`,
    (locale, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: sameYear ? undefined : 'numeric',
        timeZone,
      }),
  ).format(at);
}

/** A calendar day, "2025-11-04", which is in no zone: "Tue, 4 Nov". */
export function calendarDay(named: string): string {
  return cached(
    'calendar day',
    (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  ).format(new Date(named));
}

/** Heading of a day in a timeline: "Today", "Yesterday", "Tuesday", then the date. */
export function dayHeading(at: Date, now: Date): string {
  const days = calendarDays(at, now);
  const words = cached('heading', (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  if (days === 0 || days === -1) return capitalise(words.format(days, 'day'));
  if (days > -7 && days < 0) {
    return cached(
      'weekday',
      (locale, timeZone) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }),
    ).format(at);
  }
  return day(at, now);
}

/** A count as people read it: 1,204. */
export function count(value: number): string {
  return cached('count', (locale) => new Intl.NumberFormat(locale)).format(value);
}

/** Money, given in its currency's smallest coin. */
export function money(minor: number, currency: string): string {
  const form = cached(`money ${currency}`, (locale) => new Intl.NumberFormat(locale, { style: 'currency', currency }));
  return form.format(minor / 10 ** (form.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A count that stops being interesting: 7, 99+; "…" while it is unknown. */
export function cappedCount(value: number | null, cap = 99): string {
  if (value === null) return '…';
  return value > cap ? `${count(cap)}+` : count(value);
}

/** 2.1K, 3.4M: reach and the like. */
export function compactCount(value: number): string {
  return cached(
    'compact',
    (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
  ).format(value);
}

/** "A, B, or C"; with `and`, "A, B, and C". */
export function listOf(words: readonly string[], kind: 'or' | 'and'): string {
  const type = kind === 'or' ? 'disjunction' : 'conjunction';
  return cached(`list ${kind}`, (locale) => new Intl.ListFormat(locale, { type, style: 'short' })).format(words);
}

/** The name of a language in the reader's: "German"; its code where that has none. */
export function languageName(code: string): string {
  return cached('language', (locale) => new Intl.DisplayNames(locale, { type: 'language' })).of(code) ?? code;
}

/** 0.128 → 13%. */
export function percent(share: number): string {
  return cached('percent', (locale) => new Intl.NumberFormat(locale, { style: 'percent' })).format(share);
}

/** 512 B, 1.4 MB; decimal units as file managers show them. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  const name = units[step] ?? 'byte';
  return cached(
    name,
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: name,
        // Written short, bytes have no plural in most languages: “70 byte”.
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }),
  ).format(size);
}

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day'): string {
  return cached(
    `unit ${name}`,
    (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }),
  ).format(value);
}

/** Calendar days between two moments in the reader's zone: yesterday 23:59 is one day ago at 00:01. */
function calendarDays(at: Date, now: Date): number {
  const a = parts(at);
  const b = parts(now);
  return Math.round((Date.UTC(a.year, a.month - 1, a.day) - Date.UTC(b.year, b.month - 1, b.day)) / dayMs);
}

function parts(at: Date): { year: number; month: number; day: number } {
  const format = cached(
    'parts',
    (_, timeZone) =>
      new Intl.DateTimeFormat('en', {
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        timeZone,
        calendar: 'gregory',
      }),
  );
  const found = { year: 0, month: 0, day: 0 };
  for (const { type, value } of format.formatToParts(at)) {
    if (type === 'year' || type === 'month' || type === 'day') found[type] = Number(value);
  }
  return found;
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
}

/** Several names as one phrase, in the reader's language: "Ana, Ben and Cy". */
export function listed(names: readonly string[]): string {
  return cached('list', (locale) => new Intl.ListFormat(locale)).format(names);
}
