import type { DangerKind } from '#contract/danger.ts';
import { findDanger } from '#server/danger-words/find.ts';
import { shippedWords } from '#server/danger-words/shipped.ts';
import { phraseFinder } from './phrases.ts';
import { type ThreatKind, type Understanding, unknown } from './verdict.ts';
import type { Words } from './words.ts';

/** What says that the words may only be a way of speaking: it makes less sure, and never silent. */
const playful = phraseFinder({
  en: [[1, 'lol|haha|jk|just kidding|movie|film|episode|song|album|game|level|boss|in minecraft|crime scene']],
  de: [[1, 'film|serie|spiel|lied|haha|spaß']],
  es: [[1, 'película|serie|juego|canción|jaja|jajaja|broma']],
  fr: [[1, 'film|série|jeu|chanson|mdr|haha|blague']],
  ar: [[1, 'فيلم|مسلسل|لعبة|أغنية|هههه']],
});

const kindOf: Readonly<Record<DangerKind, ThreatKind>> = {
  suicide: 'self-harm',
  violence: 'violence',
  bomb: 'bomb',
  medical: 'medical',
};
const noneOwn = { words: { suicide: [], violence: [], bomb: [], medical: [] }, not: [] };
/** Set by hand: no public texts say how often the words are meant. */
const sure = { meant: 0.83, playful: 0.6, none: 0.97 };

/**
 * Whether somebody threatens, or is in danger, themselves included; recall before precision. The words are those by which
 * people are called to a conversation, so that both say the same. Unknown in a language without words. Pure.
 */
export function judgeThreat(read: Words, language: string | null): Understanding['threat'] {
  const found = findDanger(read.text, noneOwn);
  const [first] = found;
  if (!first)
    return language !== null && Object.hasOwn(shippedWords, language)
      ? { label: 'not-threat', confidence: sure.none, words: [], kind: null }
      : { ...unknown(), kind: null };
  const isPlayful = (playful(read, language) ?? []).length > 0;
  return {
    label: 'threat',
    confidence: isPlayful ? sure.playful : sure.meant,
    words: found.map(({ phrase }) => asRead(phrase)),
    kind: kindOf[first.kind],
  };
}

/** A phrase of the lists as a person reads it. */
const asRead = (phrase: string) => phrase.replaceAll('*', '…').replaceAll(' _ ', ' … ');
