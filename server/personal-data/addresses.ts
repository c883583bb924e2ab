import type { Digits } from './digits.ts';
import { type Found, spansOf } from './span.ts';

const place = "\\p{Lu}[\\p{L}'’.-]+(?: (?:\\p{Lu}|de |del |la |le |am |an |der )[\\p{L}'’.-]*){0,3}";
/** Street, number, code and place in the order of each custom; only all of them together are certain. */
const customs = [
  // Musterstraße 12, 10115 Berlin
  `(?:\\p{Lu}[\\p{L}.'-]+[ -]){0,3}\\p{L}*(?:straße|strasse|str\\.|weg|platz|gasse|allee|ring|damm|ufer|chaussee) ?\\d{1,4} ?[a-z]?,?\\s{1,3}(?:[A-Z]{1,2}-)?\\d{4,5} ${place}`,
  // 12 rue de Rivoli, 75001 Paris
  `\\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|allée|chemin|place|quai|impasse) [\\p{L}'’ .-]{2,40},?\\s{1,3}\\d{5} ${place}`,
  // Calle Mayor 5, 28013 Madrid
  `(?:calle|c/|avenida|avda\\.?|plaza|paseo|camino|via|corso|piazza) [\\p{L}'’ .-]{2,40},? ?\\d{1,4}[^\\d\\n]{0,12},?\\s{1,3}\\d{5} ${place}`,
  // 742 Evergreen Terrace, Springfield, OR 97477
  `\\d{1,5} (?:[\\p{L}'.-]+ ){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|terrace|court|ct|boulevard|blvd|way|place|square)\\.?,?[^\\n]{2,40}? [A-Z]{2} \\d{5}(?:-\\d{4})?`,
  // 12 Baker Street, London NW1 6XE
  `\\d{1,4}[a-z]? (?:[\\p{L}'.-]+ ){1,4}(?:street|st|avenue|ave|road|rd|lane|drive|terrace|court|close|crescent|gardens|mews|way|place|square)\\.?,?[^\\n]{1,40}?[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}`,
].map((custom) => new RegExp(`(?<![\\p{L}\\p{N}])(${custom})(?![\\p{L}\\p{N}])`, 'dgiu'));

/** Every custom has a code of the place, and a number of the house before it. */
const code = /\d{4} \p{L}|[a-z]{2} \d{5}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}/iu;

export function findAddresses(text: string, { all }: Digits): Found[] {
  if (all < 3 || !code.test(text.slice(text.search(/\d/) + 1))) return [];
  return customs.flatMap((custom) => spansOf(text, custom, 'address'));
}
