import { spell } from '#server/text/spell.ts';

/** What a word does to a number: is added, or multiplies what stands before it. */
type Part = { add: number } | { times: number };

const added: Record<number, string> = {
  0: 'zero null cero zéro صفر 零',
  1: 'one ein eins eine einen einer uno una un une واحد 一',
  2: 'two zwei dos deux اثنان اثنين 二 两',
  3: 'three drei tres trois ثلاثة ثلاث 三',
  4: 'four vier cuatro quatre أربعة أربع 四',
  5: 'five fünf cinco cinq خمسة خمس 五',
  6: 'six sechs seis ستة ست 六',
  7: 'seven sieben siete sept سبعة سبع 七',
  8: 'eight acht ocho huit ثمانية ثماني 八',
  9: 'nine neun nueve neuf تسعة تسع 九',
  10: 'ten zehn diez dix عشرة عشر',
  11: 'eleven elf once onze',
  12: 'twelve zwölf doce douze',
  13: 'thirteen dreizehn trece treize',
  14: 'fourteen vierzehn catorce quatorze',
  15: 'fifteen fünfzehn quince quinze',
  16: 'sixteen sechzehn dieciséis seize',
  17: 'seventeen siebzehn diecisiete',
  18: 'eighteen achtzehn dieciocho',
  19: 'nineteen neunzehn diecinueve',
  20: 'twenty zwanzig veinte vingt vingts عشرون عشرين',
  30: 'thirty dreißig treinta trente ثلاثون ثلاثين',
  40: 'forty fourty vierzig cuarenta quarante أربعون أربعين',
  50: 'fifty fünfzig cincuenta cinquante خمسون خمسين',
  60: 'sixty sechzig sesenta soixante ستون ستين',
  70: 'seventy siebzig setenta septante سبعون سبعين',
  80: 'eighty achtzig ochenta huitante octante ثمانون ثمانين',
  90: 'ninety neunzig noventa nonante تسعون تسعين',
  200: 'doscientos doscientas مئتان مئتين مائتين',
  300: 'trescientos trescientas ثلاثمئة ثلاثمائة',
  400: 'cuatrocientos cuatrocientas أربعمئة أربعمائة',
  500: 'quinientos quinientas خمسمئة خمسمائة',
  600: 'seiscientos seiscientas ستمئة ستمائة',
  700: 'setecientos setecientas سبعمئة سبعمائة',
  800: 'ochocientos ochocientas ثمانمئة ثمانمائة',
  900: 'novecientos novecientas تسعمئة تسعمائة',
  2000: 'ألفان ألفين',
};
const multiplied: Record<number, string> = {
  10: '十',
  12: 'dozen dutzend docena douzaine',
  100: 'hundred hundreds hundert cien ciento cent cents مئة مائة 百',
  1000: 'thousand thousands grand tausend mil mille k tsd ألف آلاف 千',
  10000: '万',
  100000: 'lakh',
  1000000: 'million millions millionen mio mn millón millones مليون',
  10000000: 'crore',
};

const words = new Map<string, Part>([
  ...listed(added).map(([word, add]): [string, Part] => [word, { add }]),
  ...listed(multiplied).map(([word, times]): [string, Part] => [word, { times }]),
]);

function listed(values: Record<number, string>): [string, number][] {
  return Object.entries(values).flatMap(([value, all]) =>
    all.split(' ').map((word): [string, number] => [spell(word).text, Number(value)]),
  );
}

const joining = new Set(['and', 'und', 'y', 'et', 'a', 'of', spell('و').text]);
/** German writes numbers in one word, Arabic puts its "and" before the next. */
const germanParts = [...words.keys(), 'und']
  .filter((word) => /^[a-z]{2,}$/.test(word))
  .sort((a, b) => b.length - a.length);

/** What a spelled word says as part of a number, in order; null when it says none. `joins`: it only connects. */
export function numberParts(word: string): Part[] | 'joins' | null {
  const known = words.get(word);
  if (known) return [known];
  if (joining.has(word)) return 'joins';
  const withoutAnd = word.startsWith('و') ? words.get(word.slice(1)) : undefined;
  if (withoutAnd) return [withoutAnd];
  return compound(word);
}

function compound(word: string): Part[] | null {
  if (!/^[a-z]{6,60}$/.test(word)) return null;
  const parts: Part[] = [];
  for (let rest = word; rest !== ''; ) {
    const next = germanParts.find((part) => rest.startsWith(part));
    if (!next) return null;
    const part = words.get(next);
    if (part) parts.push(part);
    rest = rest.slice(next.length);
  }
  return parts;
}

/** The number that parts say in a row; null for none. */
export function sumOf(parts: readonly Part[]): number | null {
  if (parts.length === 0) return null;
  let total = 0;
  let open = 0;
  for (const [n, part] of parts.entries()) {
    if ('add' in part) {
      const before = parts[n - 1];
      // quatre-vingt
      const isFourTwenties = part.add === 20 && before !== undefined && 'add' in before && before.add === 4;
      open = isFourTwenties ? open - 4 + 80 : open + part.add;
    } else if (part.times < 1000) open = Math.max(open, 1) * part.times;
    else {
      total += Math.max(open, 1) * part.times;
      open = 0;
    }
  }
  return total + open;
}
