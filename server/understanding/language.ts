import { eld } from 'eld/medium';
import { ownWords } from './clean.ts';
import { type Understanding, unknown } from './verdict.ts';

/** Fewer letters than this say nothing about a language whose script many share. */
const leastLetters = 6;

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

/** The language somebody writes in; null where too little is written to tell. Pure. */
export function judgeLanguage(text: string): Understanding['language'] {
  const words = ownWords(text);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of scripts) {
    const found = words.match(script) ?? [];
    if (found.length >= 2 && found.length > letters / 3)
      return { label: language, confidence: 0.97, words: [found.slice(0, 8).join('')] };
  }
  if (letters < leastLetters) return unknown();
  const result = eld.detect(words);
  if (result.language === '' || !result.isReliable()) return unknown();
  const [first = 0, second = 0] = Object.values(result.getScores());
  return { label: result.language, confidence: Math.min(0.99, 0.6 + first - second), words: [] };
}
