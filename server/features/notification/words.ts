import { type Message, type MessageValues, messageWriter, parseMessage } from '#contract/icu.ts';
import type { LanguageCode } from '#contract/language.ts';
import * as ar from '#contract/notice-words/ar.ts';
import * as de from '#contract/notice-words/de.ts';
import * as en from '#contract/notice-words/en.ts';
import * as es from '#contract/notice-words/es.ts';
import * as fr from '#contract/notice-words/fr.ts';

const english = { ...en.noticeWords, ...en.tellingWords };
const words: Record<LanguageCode, Readonly<Record<Key, string>>> = {
  en: english,
  de: { ...de.noticeWords, ...de.tellingWords },
  es: { ...es.noticeWords, ...es.tellingWords },
  fr: { ...fr.noticeWords, ...fr.tellingWords },
  ar: { ...ar.noticeWords, ...ar.tellingWords },
};
type Key = keyof typeof english;

/** Says things in a language, for messages that leave the house; a value that is missing reads as nothing. */
export function say(language: LanguageCode): (key: Key, values?: MessageValues) => string {
  const write = messageWriter(language);
  return (key, values) => {
    const message = parseMessage(words[language][key]);
    return write(message, { ...Object.fromEntries(namesIn(message).map((name) => [name, ''])), ...values });
  };
}

function namesIn(message: Message): string[] {
  return message.flatMap((piece) => [
    ...('name' in piece ? [piece.name] : []),
    ...('options' in piece ? Object.values(piece.options).flatMap(namesIn) : []),
  ]);
}
