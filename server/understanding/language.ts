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

/** Hindi and Urdu in Latin letters, which every detector takes for something else. */
const romanised = new Set(
  'hai|hain|nahi|nahin|kya|kyu|kyun|mera|meri|mere|aap|aapka|tum|tumhara|bhai|yaar|karo|karna|kar|raha|rahi|rahe|gaya|gayi|hoga|bahut|bohot|acha|accha|abhi|kab|kaise|kuch|koi|mujhe|hum|humara|wala|wali|sab|phir|lekin|aur|matlab|paisa|paise|dekho|bolo|chahiye|ho|ka|ki|ke|ko|se|hi'.split(
    '|',
  ),
);
const surelyRomanised =
  'hai|hain|nahi|nahin|kya|kyu|kyun|aap|bhai|yaar|karo|raha|rahi|rahe|gaya|mujhe|bahut|bohot|accha|abhi|kaise|chahiye|lekin|matlab';
const sure = new Set(surelyRomanised.split('|'));
/** Quicker to look for than all words, and in every text that has one of them. */
const maySay = new RegExp(`(?<![a-z])(?:${surelyRomanised})(?![a-z])`);

/** The language somebody writes in; null where too little is written to tell. Pure. */
export function judgeLanguage(text: string): Understanding['language'] {
  const words = ownWords(text);
  const letters = countLetters(words);
  if (letters === 0) return unknown();
  if (beyondLatin.test(words))
    for (const [script, language] of scripts) {
      const found = words.match(script) ?? [];
      if (found.length >= 2 && found.length > letters / 3)
        return { label: language, confidence: 0.99, words: [found.slice(0, 8).join('')] };
    }
  if (letters < leastLetters) return unknown();
  if (isRomanised(words)) return unknown();
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

function isRomanised(text: string): boolean {
  const lower = text.toLowerCase();
  if (!maySay.test(lower)) return false;
  const words = lower.split(/[^\p{L}]+/u);
  const found = words.filter((word) => romanised.has(word));
  return found.length >= 2 && found.length * 5 >= text.split(' ').length && found.some((word) => sure.has(word));
}

/** Counted on sentences and posts in 30 languages: how often the choice is right by letters and by the gap to the next. */
function sureness(letters: number, gap: number): number {
  const sum = -0.3 + 1.1 * Math.log(letters / 6) + 9 * gap;
  return Math.round(1000 * Math.min(0.995, Math.max(0.5, 1 / (1 + Math.exp(-sum))))) / 1000;
}
