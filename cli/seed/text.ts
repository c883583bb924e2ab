import { cities, emoji, things } from './names.ts';
import type { Random } from './random.ts';
import { type Language, type Phrasebook, phrasebooks } from './words.ts';

/** What a conversation is about: the same in all its messages. */
export type Matter = { language: Language; thing: string; order: string; city: string; days: number };

export function matterOf(random: Random, language: Language): Matter {
  return {
    language,
    // Squaring makes earlier things more frequent: common, middling and rare words for the search.
    thing: things[Math.floor(random.next() ** 2 * things.length)] ?? 'kettle',
    order: `${random.pick(['A', 'B', 'K', 'M', 'R'])}-${10_000 + random.below(9_000_000)}`,
    city: random.pick(cities),
    days: 2 + random.below(26),
  };
}

type Kind = 'first' | 'more' | 'thanks' | 'answer' | 'toPrivate';

/** One message; lengths around a median of 106 characters, 11 % with emoji, 19 % with a link, 1.5 % with personal data. */
export function writeText(random: Random, matter: Matter, kind: Kind, brandHandle: string | null): string {
  const book = phrasebooks[matter.language];
  const sentences = [fill(opening(random, book, kind), matter)];
  if (kind === 'first' || kind === 'more') extend(random, book, matter, sentences);
  const isCustomer = kind !== 'answer' && kind !== 'toPrivate';
  if (isCustomer && random.chance(0.11)) sentences.push(random.pick(emoji));
  if (kind === 'first' && random.chance(0.19)) sentences.push(`https://shop.example/${slug(matter.thing)}`);
  if (isCustomer && random.chance(0.015)) sentences.push(personalData(random));
  if (random.chance(0.04)) sentences.push(`#${slug(matter.thing).replaceAll('-', '')}`);
  const text = sentences.join(' ');
  return brandHandle !== null && random.chance(0.96) ? `@${brandHandle} ${text}` : text;
}

function opening(random: Random, book: Phrasebook, kind: Kind): string {
  if (kind === 'first') return random.pick(book.problems);
  if (kind === 'more') return random.pick([...book.details, ...book.requests]);
  if (kind === 'thanks') return random.pick(book.thanks);
  return random.pick(kind === 'answer' ? book.answers : book.toPrivate);
}

function extend(random: Random, book: Phrasebook, matter: Matter, sentences: string[]): void {
  const wanted = random.lognormal(88, 0.36);
  const rest = [...book.details, ...book.requests];
  let length = sentences.join(' ').length;
  while (length < wanted && rest.length > 0) {
    const [sentence] = rest.splice(random.below(rest.length), 1);
    if (sentence === undefined || sentences.includes(sentence)) continue;
    sentences.push(fill(sentence, matter));
    length += sentence.length + 1;
  }
}

function fill(sentence: string, matter: Matter): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => String(matter[slot as keyof Matter] ?? ''));
}

function slug(thing: string): string {
  return thing.toLowerCase().replaceAll(' ', '-');
}

/** Shaped like personal data and nobody's: reserved domains and numbers. */
function personalData(random: Random): string {
  return random.chance(0.5)
    ? `You can reach me at customer${random.below(100_000)}@example.org.`
    : `My number is +1 202 555 01${String(random.below(100)).padStart(2, '0')}.`;
}
