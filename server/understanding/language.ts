import { eld } from 'eld/medium';
import { ownWords } from './clean.ts';
import { alike } from './language-alike.ts';
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

/** Hindi and Urdu in Latin letters, which every detector takes for something else. */
const romanised =
  /(?<!\p{L})(?:hai|hain|nahi|nahin|kya|kyu|kyun|mera|meri|mere|aap|aapka|tum|tumhara|bhai|yaar|karo|karna|kar|raha|rahi|rahe|gaya|gayi|hoga|bahut|bohot|acha|accha|abhi|kab|kaise|kuch|koi|mujhe|hum|humara|wala|wali|sab|phir|lekin|aur|matlab|paisa|paise|dekho|bolo|chahiye|ho|ka|ki|ke|ko|se|hi)(?!\p{L})/giu;
const surelyRomanised =
  /(?<!\p{L})(?:hai|hain|nahi|nahin|kya|kyu|kyun|aap|bhai|yaar|karo|raha|rahi|rahe|gaya|mujhe|bahut|bohot|accha|abhi|kaise|chahiye|lekin|matlab)(?!\p{L})/iu;

/** The language somebody writes in; null where too little is written to tell. Pure. */
export function judgeLanguage(text: string): Understanding['language'] {
  const words = ownWords(text);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return unknown();
  for (const [script, language] of scripts) {
    const found = words.match(script) ?? [];
    if (found.length >= 2 && found.length > letters / 3)
      return { label: language, confidence: 0.99, words: [found.slice(0, 8).join('')] };
  }
  if (letters < leastLetters) return unknown();
  const hindi = words.match(romanised)?.length ?? 0;
  if (hindi >= 2 && surelyRomanised.test(words) && hindi * 5 >= words.split(' ').length) return unknown();
  const result = eld.detect(words.slice(0, enough));
  if (result.language === '' || !result.isReliable()) return unknown();
  const [first = 0, second = 0] = Object.values(result.getScores());
  return { label: alike(result.language, words), confidence: sureness(letters, first - second), words: [] };
}

/** Counted on sentences and posts in 30 languages: how often the choice is right by letters and by the gap to the next. */
function sureness(letters: number, gap: number): number {
  const sum = -0.3 + 1.1 * Math.log(letters / 6) + 9 * gap;
  return Math.round(1000 * Math.min(0.995, Math.max(0.5, 1 / (1 + Math.exp(-sum))))) / 1000;
}
