import { fold } from '#server/text/fold.ts';
import { plain } from '#server/text/plain.ts';

/** Hours in which somebody wants no message, `HH:MM`; `none`: at any hour again. */
export type Wish = { from: string; to: string } | 'none';

/** A longer message says more than one thing. */
const mostLength = 120;
/** Where only one end is said. */
const usual = { evening: '22:00', morning: '08:00' };

type Sign = 'not' | 'only' | 'after' | 'before' | 'between' | 'write' | 'quiet' | 'any';

const words: Record<Sign, readonly string[]> = {
  not: ['not', 'dont', 'never', 'no', 'nicht', 'keine', 'nunca', 'pas', 'ne', 'aucun', 'لا', 'ليس'],
  only: ['only', 'nur', 'solo', 'solamente', 'seulement', 'uniquement', 'فقط'],
  after: ['after', 'nach', 'ab', 'despues', 'apres', 'بعد'],
  before: ['before', 'vor', 'antes', 'avant', 'قبل'],
  between: ['between', 'from', 'zwischen', 'von', 'entre', 'desde', 'بين', 'من'],
  write: [
    ...['write', 'message', 'messages', 'text', 'texts', 'contact', 'schreiben', 'schreibt', 'schreib', 'nachrichten'],
    ...['nachricht', 'anschreiben', 'kontaktieren', 'escribir', 'escriban', 'escribanme', 'escribirme', 'mensajes'],
    ...['mensaje', 'contactar', 'ecrire', 'ecrivez', 'messages', 'contacter', 'contactez', 'تراسلوني', 'ترسلوا'],
    ...['راسلوني', 'رسائل', 'الرسائل', 'تكتبوا', 'اكتبوا'],
  ],
  quiet: ['quiet', 'ruhezeit', 'ruhezeiten', 'silencio', 'silence', 'الهدوء', 'هدوء'],
  any: ['any', 'anytime', 'always', 'jederzeit', 'immer', 'cualquier', 'siempre', 'toujours', 'دائما'],
};
const signs = new Map(
  Object.entries(words).flatMap(([sign, list]) => list.map((word) => [word, sign as Sign] as const)),
);

/** Said beside it without changing what it says. */
const fillers = new Set([
  ...[
    'please',
    'pls',
    'thanks',
    'thank',
    'you',
    'me',
    'to',
    'do',
    'and',
    'the',
    'at',
    'hours',
    'hour',
    'until',
    'till',
    'oclock',
  ],
  ...[
    'o',
    'clock',
    'time',
    'send',
    'can',
    'konnen',
    'konnt',
    'kannst',
    'durfen',
    'durft',
    'bitte',
    'danke',
    'mir',
    'mich',
    'und',
    'bis',
    'uhr',
    'um',
    'sie',
    'ihr',
    'stunden',
  ],
  ...[
    'mehr',
    'puede',
    'pueden',
    'por',
    'favor',
    'gracias',
    'de',
    'las',
    'la',
    'los',
    'y',
    'a',
    'hasta',
    'horas',
    'hora',
    'que',
    'del',
    'momento',
  ],
  ...[
    'pouvez',
    'peux',
    'svp',
    'merci',
    's',
    'il',
    'vous',
    'plait',
    'te',
    'm',
    'et',
    'heures',
    'heure',
    'jusqu',
    'les',
    'a',
    'n',
    'moi',
    'en',
  ],
  ...['يمكنكم', 'يمكنك', 'من فضلك', 'فضلك', 'رجاء', 'شكرا', 'الساعه', 'و', 'الى', 'حتى', 'لي', 'ساعات'],
]);

/**
 * Whether a message as a whole says at which hours somebody wants to be written to ("please do not write after 8 pm",
 * "nur zwischen 9 und 18 Uhr schreiben"); null for everything else. It must speak of writing: "not before nine" alone is
 * about an appointment. Pure.
 */
export function readWish(text: string): Wish | null {
  if (text.length > mostLength) return null;
  const said = new Set<Sign>();
  const times: string[] = [];
  for (const token of tokensOf(text)) {
    const time = timeOf(token);
    const sign = signs.get(token);
    if (time !== null) times.push(time);
    else if (sign !== undefined) said.add(sign);
    else if (!fillers.has(token)) return null;
  }
  if (!said.has('write') && !said.has('quiet')) return null;
  return wishOf(said, times);
}

function wishOf(said: ReadonlySet<Sign>, times: readonly string[]): Wish | null {
  const [first, second, third] = times;
  const isNot = said.has('not');
  if (first === undefined) return said.has('any') && !isNot && !said.has('only') ? 'none' : null;
  if (third !== undefined || said.has('any') || (isNot && said.has('only'))) return null;
  if (second !== undefined) {
    if (said.has('after') || said.has('before') || first === second) return null;
    if (isNot || (said.has('quiet') && !said.has('only'))) return { from: first, to: second };
    return said.has('only') && said.has('between') ? { from: second, to: first } : null;
  }
  const isAfter = said.has('after');
  if (isAfter === said.has('before') || isNot === said.has('only')) return null;
  // Not after eight, and only before eight, are the same evening.
  return isAfter === isNot ? { from: first, to: usual.morning } : { from: usual.evening, to: first };
}

function tokensOf(text: string): string[] {
  return fold(plain(text).text)
    .replace(/\u0629/gu, '\u0647')
    .replace(/[\u0622\u0623\u0625]/gu, '\u0627')
    .replace(/\bdon'?t\b/gu, 'dont')
    .replace(/(\d{1,2})[:.h](\d{2})\b/gu, '$1:$2')
    .replace(/(\d)\s*h\b/gu, '$1 ')
    .replace(/(\d)\s*([ap])\.?\s*m\b\.?/gu, '$1$2m')
    .replace(/(^|\s)و(?=\d)/gu, '$1و ')
    .split(/[^\p{L}\p{M}\p{N}:]+/u)
    .flatMap((token) => token.split(/(?<=\d)(?=[\u0600-\u06ff])/u))
    .filter((token) => token !== '' && token !== ':');
}

/** `8pm`, `20`, `20:30` and `8:30am` as `HH:MM`; null for what is no time. */
function timeOf(token: string): string | null {
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?::([0-5]\d))?([ap]m)?$/.exec(token) ?? [];
  if (hours === undefined) return null;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const day = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return day > 23 ? null : `${String(day).padStart(2, '0')}:${minutes}`;
}
