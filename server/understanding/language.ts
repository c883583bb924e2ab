import { ownWords } from './clean.ts';
import { alike } from './language-alike.ts';
import { scoreLanguages } from './language-scores.ts';
import { type Understanding, unknown } from './verdict.ts';

/** Fewer letters than this say nothing about a language whose script many share. */
const leastLetters = 6;

/** So many letters tell a language as well as more do. */
const enough = 160;

/** Scripts that one language writes. */
const scripts: readonly [RegExp, string][] = [
  [/[\p{scx=Hiragana}\p{scx=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Armenian}/gu, 'hy'],
  [/\p{sc=Georgian}/gu, 'ka'],
  [/\p{sc=Tamil}/gu, 'ta'],
  [/\p{sc=Telugu}/gu, 'te'],
  [/\p{sc=Bengali}/gu, 'bn'],
];

/** Any sign of the scripts above; neither Latin letters nor what all scripts share, such as emoji. */
const beyondLatin = /[\u0300-\u1fff\u2126\u2c00-\ud83b\ud83f-\udbff\uf900-\ufdff\ufe10-\uffef]/;

/** A language that is told by its words: so many of them must be found, one of them of those that no other language writes. */
type Worded = { all: ReadonlySet<string>; sure: ReadonlySet<string>; maySay: RegExp };
const worded = (sure: string, besides: string): Worded => ({
  all: new Set(`${sure}|${besides}`.split('|')),
  sure: new Set(sure.split('|')),
  // Quicker to look for than all words, and in every text that has one of them.
  maySay: new RegExp(`(?<![a-z])(?:${sure})(?![a-z])`),
});

/** Hindi and Urdu in Latin letters, which every detector takes for something else. */
const romanised = worded(
  'hai|hain|nahi|nahin|nhi|kya|kyu|kyun|aap|aapka|aapki|aapke|bhai|yaar|karo|raha|rahi|rahe|gaya|gayi|mujhe|bahut|bohot|accha|achha|abhi|kaise|chahiye|lekin|matlab|kharab|wapas|jaldi|kuch|hoga|paise|bakwas|aayega|lagenge',
  'mera|meri|mere|tum|tumhara|karna|kar|acha|kab|koi|hum|humara|wala|wali|wale|sab|phir|aur|paisa|dekho|bolo|ho|ka|ki|ke|ko|se|hi|bhi|toh|ye|yeh|kiya|chal|mein|din|kal|mila|liye|tha|thi|kaam|kitne|sir|nai|tak',
);
/** Swahili, which the table of letter groups does not know. */
const swahili = worded(
  'kwa|yangu|wangu|zangu|langu|yenu|wenu|lenu|zenu|tafadhali|asante|asanteni|huduma|nini|wapi|habari|nataka|naomba|nahitaji|ninahitaji|nimelipa|sijapata|hii|hiyo|hujambo|samahani|mzigo|shilingi|kutoka|watu|wateja',
  'ya|wa|na|ni|sana|lakini|kama|pia|hapa|leo|kesho|jana|siku|wiki|pesa|simu|bado|gani|lini|mambo|vipi|karibu|cha|vya|za|la|msaada|mbaya|nzuri|yako|wako|kazi|saa|sasa|tu|jambo|akaunti|ofisi|namba|duka|bidhaa|watoto|zawadi',
);

/** Marks that are left over when every letter that has a sign with its mark has become that. */
const leftOver = /[\u0300-\u036f]/g;

/** Letters without the marks that somebody piled on them; where few have one too many, as in Yoruba, the text itself. */
function withoutPiledMarks(text: string): string {
  const left = text.normalize('NFC').match(leftOver)?.length ?? 0;
  return left * 2 > countLetters(text) ? text.normalize('NFD').replace(leftOver, '') : text;
}

/** The language somebody writes in; null where too little is written to tell. Pure. */
export function judgeLanguage(text: string): Understanding['language'] {
  const own = ownWords(text);
  const words = beyondLatin.test(own) ? withoutPiledMarks(own) : own;
  const letters = countLetters(words);
  if (letters === 0) return unknown();
  if (beyondLatin.test(words))
    for (const [script, language] of scripts) {
      const found = words.match(script) ?? [];
      if (found.length >= 2 && found.length > letters / 3)
        return { label: language, confidence: 0.99, words: [found.slice(0, 8).join('')] };
    }
  if (letters < leastLetters) return unknown();
  if (isIn(words, romanised)) return unknown();
  if (isIn(words, swahili)) return { label: 'sw', confidence: 0.9, words: [] };
  const scored = scoreLanguages(words.slice(0, enough));
  if (!scored?.isReliable) return unknown();
  const { language, first, second } = scored;
  return { label: alike(language, words), confidence: sureness(letters, first - second), words: [] };
}

function countLetters(text: string): number {
  let letters = 0;
  let isAscii = true;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) letters += 1;
    else if (code >= 128) isAscii = false;
  }
  return isAscii ? letters : letters + (text.match(/[^\P{L}A-Za-z]/gu)?.length ?? 0);
}

function isIn(text: string, { all, sure, maySay }: Worded): boolean {
  const lower = text.toLowerCase();
  if (!maySay.test(lower)) return false;
  const words = lower.split(/[^\p{L}]+/u);
  const found = words.filter((word) => all.has(word));
  return found.length >= 2 && found.length * 5 >= text.split(' ').length && found.some((word) => sure.has(word));
}

/** Counted on sentences and posts in 30 languages: how often the choice is right by letters and by the gap to the next. */
function sureness(letters: number, gap: number): number {
  const sum = -0.3 + 1.1 * Math.log(letters / 6) + 9 * gap;
  return Math.round(1000 * Math.min(0.995, Math.max(0.5, 1 / (1 + Math.exp(-sum))))) / 1000;
}
