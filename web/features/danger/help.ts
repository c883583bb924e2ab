import type { DangerKind, DangerSaying, Helpline } from '#contract/danger.ts';

/** Pure: the countries that have a line, each once, by code. */
export const countriesOf = (helplines: readonly Helpline[]): string[] =>
  [...new Set(helplines.map(({ country }) => country))].toSorted();

/** Pure: the country in which a language is most likely spoken, of those that have a line; else the first. */
export function nearestCountry(countries: readonly string[], language: string): string | null {
  const region = new Intl.Locale(language).maximize().region;
  return countries.find((country) => country === region) ?? countries[0] ?? null;
}

/** Pure: the first approved words for a kind of danger, with the lines of that country; empty for none. */
export function sayingFor(sayings: readonly DangerSaying[], lines: readonly Helpline[], kind: DangerKind): string {
  const saying = sayings.find((one) => one.kind === kind) ?? sayings[0];
  if (!saying) return '';
  const own = lines.filter(({ kinds }) => kinds.includes(kind));
  // Those for this alone come before the emergency call.
  const [nearest] = own.toSorted((a, b) => a.kinds.length - b.kinds.length);
  return saying.text.replaceAll('{helpline}', nearest ? `${nearest.phone} (${nearest.name})` : '112');
}
