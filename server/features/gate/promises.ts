import { spell } from '#server/text/spell.ts';
import { type Amount, findAmounts } from './amounts.ts';

export type PromiseKind = 'refund' | 'credit' | 'replacement' | 'deadline';

/** What a text promises. `amounts`: of money, in the currencies named; none where money is promised without a number. */
export type Promised = { kind: PromiseKind; from: number; to: number; amounts: Amount[] };

/** Beginnings of words by which each is promised, in English, German, Spanish, French, Arabic and some more. */
const wordsOf: Record<PromiseKind, string> = {
  refund:
    'refund|reimburs|repay|paid back|pay back|pay you|money back|chargeback|give you|transfer|erstatt|rückerstatt|zurückzahl|zurückerstatt|zurücküberweis|überweis|geld zurück|reembols|devolv|devoluci|abonar|transferi|rembours|rembour|virement|verser|استرداد|نسترد|سنعيد|نعيد المبلغ|إعادة المبلغ|تحويل|возврат|вернем|返金|退款|rimbors|terugbetal',
  credit:
    'credit|voucher|coupon|gift card|discount|compensat|goodwill|rebate|cashback|gutschein|gutschrift|rabatt|entschädig|kulanz|nachlass|vale de|cupón|descuento|compensaci|indemniz|bon d achat|bon d’achat|bon de|remise|dédommag|avoir de|قسيمة|خصم|تعويض|رصيد|скидк|компенсац|クーポン|优惠',
  replacement:
    'replac|send you a new|send you another|send a new|new one|exchange it|ersatz|umtausch|austausch|tauschen|neues gerät|reemplaz|sustitu|remplac|échang|استبدال|بديل',
  deadline:
    'within|by tomorrow|by monday|by tuesday|by wednesday|by thursday|by friday|by saturday|by sunday|by the end of|by end of|no later than|innerhalb|binnen|bis morgen|bis montag|bis dienstag|bis mittwoch|bis donnerstag|bis freitag|bis ende|spätestens|antes del|dentro de|en un plazo|a más tardar|sous|d’ici|d ici|au plus tard|خلال|قبل نهاية|في موعد',
};
/** Who says these of the future or of what was done, promises. */
const cues =
  "we|i|we'll|i'll|will|have|has|is|are|been|you'll|you|wir|ich|werden|wird|haben|hat|sie|du|nosotros|hemos|vamos|será|le|te|nous|je|vous|avons|sera|allons|نحن|سوف|سنقوم|لك|تم";
const noes = "not|cannot|can't|don't|won't|unable|no|never|nicht|kein|keine|leider|nunca|ne|pas|aucun|لا|لن|ليس";

/** Arabic puts its small words before a word, and other scripts put no space between words. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const beginning = (words: string) =>
  new RegExp(
    words
      .split('|')
      .map((word) => `${spaced.test(word) ? '(?<![\\p{L}\\p{N}])' : ''}${literal(spell(word).text)}`)
      .join('|'),
    'gu',
  );
const whole = (words: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words
      .split('|')
      .map((word) => literal(spell(word).text))
      .join('|')})(?![\\p{L}\\p{N}])`,
    'u',
  );
const literal = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const formOf: Record<PromiseKind, RegExp> = {
  refund: beginning(wordsOf.refund),
  credit: beginning(wordsOf.credit),
  replacement: beginning(wordsOf.replacement),
  deadline: beginning(wordsOf.deadline),
};
const cue = whole(cues);
const no = whole(noes);
/** A sentence ends where no digit follows. */
const sentenceForm = /(?:[^.!?\n。！？؟]|[.](?=\d))+[.!?\n。！？؟]*/gu;
/** How far from the word a number without currency may stand to be meant, in letters. */
const nearness = 24;

/**
 * What is promised in a text, by sentence. Pure. Money counts with each amount of its sentence; one that names none
 * takes the largest of the others. `home`: the currency of a number that stands alone beside its word.
 */
export function findPromises(original: string, home: string): Promised[] {
  const amounts = findAmounts(original, home);
  const promised = [...original.matchAll(sentenceForm)].flatMap(({ 0: sentence, index }) => {
    const within = amounts.filter(({ from, to }) => from >= index && to <= index + sentence.length);
    return inSentence(sentence, index, within, home);
  });
  const taken = new Set(promised.flatMap((one) => one.amounts));
  const [largest] = amounts.filter((one) => one.currency !== null && !taken.has(one)).sort((a, b) => b.value - a.value);
  return promised.map((one) =>
    isMoney(one.kind) && one.amounts.length === 0 && largest ? { ...one, amounts: [largest] } : one,
  );
}

export const isMoney = (kind: PromiseKind) => kind === 'refund' || kind === 'credit';

function inSentence(sentence: string, offset: number, amounts: readonly Amount[], home: string): Promised[] {
  const { text, place } = spell(sentence);
  const found: Promised[] = [];
  const isPromised = cue.test(text) && !no.test(text);
  let isMoneySaid = false;
  for (const kind of ['refund', 'credit', 'replacement', 'deadline'] as const) {
    const matches = [...text.matchAll(formOf[kind])];
    const match = matches.find((one) => isStrong(kind, one[0])) ?? matches[0];
    if (!match) continue;
    // A voucher that is given is a credit.
    if (kind === 'refund' && !isStrong(kind, match[0]) && text.search(formOf.credit) >= 0) continue;
    const here = place(match.index, match.index + match[0].length);
    const at = { from: offset + here.from, to: offset + here.to };
    if (!isMoney(kind)) {
      if (isPromised && (kind !== 'deadline' || /\d|morgen|day|tag|tomorrow|woche|week/u.test(text)))
        found.push({ kind, ...at, amounts: [] });
      continue;
    }
    // One sentence promises its amounts once, whatever it calls them.
    if (isMoneySaid) continue;
    const named = amounts.flatMap((amount) => {
      if (amount.currency !== null) return [amount];
      const distance = Math.min(Math.abs(amount.from - at.to), Math.abs(at.from - amount.to));
      return distance <= nearness && mayBeMoney(sentence, amount, offset) ? [{ ...amount, currency: home }] : [];
    });
    if (named.length === 0 && !(isPromised && isStrong(kind, match[0]))) continue;
    isMoneySaid = true;
    found.push({ kind, ...at, amounts: named });
  }
  return found;
}

/** "Give you" and "transfer" promise money only with an amount. */
const weak = new Set(
  ['give you', 'transfer', 'pay you', 'pay back', 'uberweis', 'verser', 'abonar', 'virement'].map(
    (word) => spell(word).text,
  ),
);
const isStrong = (kind: PromiseKind, word: string) => kind === 'credit' || !weak.has(word);

/** Not a number of an order, a day, a share or a count. */
function mayBeMoney(sentence: string, { from, to }: Amount, offset: number): boolean {
  const before = sentence.slice(Math.max(0, from - offset - 14), from - offset);
  const after = sentence.slice(to - offset, to - offset + 12);
  if (
    /(?:#|no\.?|nr\.?|n°|order|number|bestell\w*|pedido|commande|ticket|case|invoice|ref\w*|auftrag\w*)[\s:.#-]*$/iu.test(
      before,
    )
  )
    return false;
  return !/^\s*(?:%|percent|prozent|por ciento|pour cent|days?|hours?|weeks?|business|working|tage?n?|stunden|wochen|werktage|días|horas|jours|heures|يوم|أيام|ساعة|times|x\b|st\b|nd\b|rd\b|th\b|\.\s?\p{L})/iu.test(
    after,
  );
}
