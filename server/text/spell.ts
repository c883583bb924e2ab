import { fold } from './fold.ts';
import { type Beside, type Plain, plain } from './plain.ts';

/** Letters of other scripts that are drawn like a Latin one, after folding. */
const drawnAlike = new Map<string, string>(
  Object.entries({
    // Cyrillic
    ...{ а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x' },
    ...{ і: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l', ь: 'b' },
    // Greek
    ...{
      α: 'a',
      β: 'b',
      ε: 'e',
      η: 'n',
      ι: 'i',
      κ: 'k',
      ν: 'v',
      ο: 'o',
      ρ: 'p',
      τ: 't',
      υ: 'u',
      χ: 'x',
      γ: 'y',
      ω: 'w',
    },
    // Armenian, Latin of phonetic writing, small capitals
    ...{
      օ: 'o',
      ս: 'u',
      հ: 'h',
      ց: 'g',
      ɑ: 'a',
      ɡ: 'g',
      ɩ: 'i',
      ᴀ: 'a',
      ʙ: 'b',
      ᴄ: 'c',
      ᴅ: 'd',
      ᴇ: 'e',
      ꜰ: 'f',
      ɢ: 'g',
    },
    ...{ ʜ: 'h', ɪ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u' },
    ...{ ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z' },
  }),
);
/** Capitals that are drawn like another letter than their small form. */
const capitals = new Map([
  ['Ν', 'n'],
  ['Η', 'h'],
  ['Υ', 'y'],
]);
const latin = /[\p{Script=Latin}\p{Nd}]/u;
const white = /\s/u;

/**
 * One spelling for all that looks the same to a reader: case, accents, white space, digits of any script, what nobody
 * sees, and letters borrowed from other scripts. What is compared with it is spelled too.
 */
export function spell(text: string): Plain {
  return plain(text, likeRead);
}

function likeRead(sign: string, { before, after }: Beside): string {
  if (white.test(sign)) return white.test(before) ? '' : ' ';
  const capital = capitals.get(sign);
  if (capital && (latin.test(before) || latin.test(after))) return capital;
  const folded = fold(sign);
  return drawnAlike.get(folded) ?? folded;
}
