import { LanguageCode } from '#contract/language.ts';
import { fold } from '#server/text/fold.ts';
import { plain } from '#server/text/plain.ts';

/**
 * Whole messages that ask for no more, and for more again, in the languages of the screen and some others. Not in the
 * list: `cancel`, `end` and `quit`, which in a talk about an order mean the order.
 */
const stops: Record<LanguageCode | 'other', readonly string[]> = {
  en: [
    ...['stop', 'stopp', 'stop all', 'stopall', 'stop now', 'stop messages', 'stop messaging me', 'stop texting me'],
    ...[
      'stop writing to me',
      'stop writing me',
      'stop contacting me',
      'stop sending me messages',
      'unsubscribe',
      'unsubscribe me',
    ],
  ],
  other: [
    ...[
      'opt out',
      'optout',
      'opt me out',
      'revoke',
      'remove me',
      'no more messages',
      'do not message me',
      'dont message me',
    ],
    ...['do not contact me', 'dont contact me', 'do not write to me', 'dont write to me', 'leave me alone'],
    ...[
      'стоп',
      'отписаться',
      'отпишите меня',
      'dur',
      'durdur',
      'abonelikten cik',
      'sair',
      'parem',
      'cancelar inscricao',
    ],
    ...[
      'ferma',
      'fermati',
      'disiscrivi',
      'afmelden',
      'stoppen',
      'wypisz',
      '停止',
      '退订',
      '取消订阅',
      '配信停止',
      '수신거부',
      'στοπ',
    ],
  ],
  de: [
    ...['abmelden', 'abbestellen', 'austragen', 'keine nachrichten mehr', 'keine nachrichten', 'nicht mehr schreiben'],
    ...[
      'nicht mehr anschreiben',
      'schreibt mir nicht mehr',
      'schreiben sie mir nicht mehr',
      'lasst mich in ruhe',
      'aufhoren',
    ],
  ],
  es: [
    ...[
      'baja',
      'darme de baja',
      'darse de baja',
      'dame de baja',
      'denme de baja',
      'alto',
      'parar',
      'pare',
      'paren',
      'basta',
    ],
    ...[
      'no mas mensajes',
      'no me escriban',
      'no me escriban mas',
      'no me contacten',
      'cancelar suscripcion',
      'desuscribir',
    ],
  ],
  fr: [
    ...[
      'arret',
      'arreter',
      'arretez',
      'arrete',
      'stopper',
      'desabonner',
      'desabonnement',
      'me desabonner',
      'desinscrire',
    ],
    ...['desinscription', 'plus de messages', 'ne m ecrivez plus', 'ne me contactez plus', 'ne plus me contacter'],
  ],
  ar: [
    ...['توقف', 'توقفوا', 'قف', 'ايقاف', 'اوقف', 'اوقفوا', 'الغاء الاشتراك', 'الغ الاشتراك', 'كفى', 'ستوب'],
    ...['لا مزيد من الرسائل', 'لا ترسلوا لي', 'لا تراسلوني', 'لا تتواصلوا معي', 'الغاء المتابعه'],
  ],
};
const starts = [
  ...[
    'start',
    'unstop',
    'subscribe',
    'opt in',
    'optin',
    'resume',
    'anmelden',
    'wieder anmelden',
    'alta',
    'darme de alta',
  ],
  ...[
    'reanudar',
    'suscribir',
    'reprendre',
    'abonner',
    'm abonner',
    'reabonner',
    'ابدا',
    'ابدأ',
    'بدء',
    'اشتراك',
    'استئناف',
    'старт',
  ],
];

/** Cyrillic and Greek letters inside a Latin word are borrowed for their looks. */
const borrowed = new Map(
  Object.entries({ о: 'o', р: 'p', с: 'c', т: 't', а: 'a', е: 'e', ѕ: 's', ο: 'o', ρ: 'p', τ: 't' }),
);

/** Said beside it without changing what it says. */
const polite = new Set(
  [
    'please',
    'pls',
    'plz',
    'thanks',
    'thank you',
    'now',
    'bitte',
    'danke',
    'sofort',
    'jetzt',
    'por favor',
    'gracias',
    'ya',
  ]
    .concat(['svp', 's il vous plait', 's il te plait', 'merci', 'من فضلك', 'رجاء', 'لو سمحت', 'شكرا', 'فورا', 'الان'])
    .map(bare),
);
const asStop = new Map(
  Object.entries(stops).flatMap(([language, words]) => words.map((word) => [bare(word), language] as const)),
);
const asStart = new Set(starts.map(bare));

/**
 * Whether a message as a whole asks for no more (`stop`) or for more again (`start`), whatever its case, accents, script of
 * its look-alikes, punctuation and emoji; null for everything else, also when it only says the word in a sentence. Pure.
 */
export function readStop(text: string): 'stop' | 'start' | null {
  if (text.length > mostLength) return null;
  const words = bare(text);
  const said = withoutPolite(words);
  if (asStop.has(said) || asStop.has(words)) return 'stop';
  return asStart.has(said) || asStart.has(words) ? 'start' : null;
}

/** The language of the screen in which a STOP was said; null for another. `stop` itself is said in many. */
export function languageOfStop(text: string): LanguageCode | null {
  const words = bare(text);
  const said = withoutPolite(words);
  if (said === 'stop') return null;
  return LanguageCode.safeParse(asStop.get(said) ?? asStop.get(words)).data ?? null;
}

/** A longer message says more than one thing. */
const mostLength = 120;

function bare(text: string): string {
  return fold(plain(text).text)
    .replace(/(?:^|\s)[@#][\p{L}\p{N}_.-]+/gu, ' ')
    .replace(/['’]/gu, "'")
    .replace(/\bdon't\b/gu, 'dont')
    .replace(/[\u0622\u0623\u0625\u0671]/gu, '\u0627')
    .replace(/\u0629/gu, '\u0647')
    .replace(/\u0640/gu, '')
    .replace(/(?<![\p{L}\p{M}])(?:\p{L}[.\-_*\s]){2,}\p{L}(?![\p{L}\p{M}])/gu, (spelled) =>
      spelled.replace(/[.\-_*\s]/gu, ''),
    )
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/\p{L}+/gu, lookAlikes)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .trim();
}

function lookAlikes(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  return [...word].map((letter) => borrowed.get(letter) ?? letter).join('');
}

function withoutPolite(words: string): string {
  let said = words;
  for (let before = ''; before !== said; ) {
    before = said;
    for (const word of polite) {
      if (said.endsWith(` ${word}`)) said = said.slice(0, -word.length - 1);
      if (said.startsWith(`${word} `)) said = said.slice(word.length + 1);
    }
  }
  return said.replace(/^(\p{L}+)(?: \1)+$/u, '$1');
}
