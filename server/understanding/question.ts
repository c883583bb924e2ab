import { type Understanding, unknown } from './verdict.ts';

/** How a question begins, by language. What only looks like one (“when I …”) needs its mark. */
const openers: Record<string, RegExp> = {
  en: /^(?:(?:hi|hey|hello|please|pls|so|and|but|ok|also|sorry|excuse me|good (?:morning|afternoon|evening))[\s,!.:;-]+)*(?:(?:what|where|who|whom|whose|which|why|how)(?:'s|’s|'re)?\s+(?:\S+\s+){0,3}?(?:is|are|am|was|were|do|does|did|can|could|will|would|should|has|have|to|long|much|many|come|about|time|happened)\b|(?:is|are|am|was|were|do|does|did|can|could|will|would|should|has|have|may|might|isn't|aren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't)\s+(?:i|you|u|we|they|he|she|it|this|that|there|the|my|your|our|anyone|anybody|someone|somebody|any|a|an)\b|when\s+(?:is|are|was|were|do|does|did|can|could|will|would|should)\b|any (?:idea|update|news|chance|plans?|word|eta|advice|way|suggestions?)\b|wondering (?:if|when|why|how)\b|i(?:'d| would) like to know\b|(?:can|could) (?:someone|anyone)\b|anyone (?:know|else)\b)/iu,
  de: /^(?:(?:hallo|hi|hey|moin|guten (?:tag|morgen|abend)|bitte|und|aber|also|sorry)[\s,!.:;-]+)*(?:(?:was|wer|wen|wem|wessen|wo|wohin|woher|wann|warum|wieso|weshalb|wie|welche[rsnm]?|wieviel)\s|(?:ist|sind|war|haben|habt|hat|kann|kannst|können|könnt|könntet|könnten|wird|werden|würde|gibt|darf|dürfen|soll|muss|müssen|funktioniert|geht|kommt|bekomme)\s+(?:ich|du|er|sie|es|wir|ihr|man|das|der|die|den|mein|meine|euer|eure|jemand|da)\b|weiß jemand\b)/iu,
  es: /^(?:(?:hola|buenas|buenos días|por favor|y|pero)[\s,!.:;-]+)*(?:qué|quién|quiénes|cuál|cuáles|cuándo|cuánto|cuánta|cuántos|cuántas|dónde|adónde|cómo|por qué|alguien sabe|hay alguna)(?!\p{L})/iu,
  fr: /^(?:(?:bonjour|salut|bonsoir|svp|et|mais|alors)[\s,!.:;-]+)*(?:qui|que|quoi|quel|quelle|quels|quelles|quand|où|comment|pourquoi|combien|est-ce|qu['’]est-ce|y a-t-il|(?:pouvez|avez|êtes|peut|est|sont|savez|allez|puis)-(?:vous|on|je|il|elle|ils|ce))(?!\p{L})/iu,
  ar: /^(?:هل|ما|ماذا|متى|أين|اين|كيف|لماذا|ليش|كم|من|وين|شلون|ليه|ايش|إيش)\s/u,
};
const mark = /[?？؟⁇⁈;]\s*(?=$|[^\p{L}\p{N}/&=])/u;
const greekMark = /;/;
/** Where one of the signs below may be. */
const beyondLatin = /[\u3040-\ud7af]/;
/** Where one sentence may end before another. */
const ending = /[.!…\n]\s/;
const japanese = /(?:です|ます|ません|でしょう)か(?:[。\s]|$)/u;
const chinese = /(?:吗|嗎|呢)(?:[。！\s]|$)|什么|什麼|哪里|哪裡|怎么|怎麼|为什么|為什麼|几点|多少|多久/u;
const korean = /(?:나요|까요|습니까|ㅂ니까|가요)(?:[.\s]|$)/u;

/** Whether something is asked; the mark counts in every language, the words in those whose openers are known. Pure. */
export function judgeQuestion(text: string, language: string | null): Understanding['question'] {
  const own = (text.includes('://') ? text.replaceAll(/https?:\/\/\S+/gu, ' ') : text).trim();
  if (!/\p{L}/u.test(own) && !own.includes('?')) return unknown();
  const found = mark.exec(own);
  if (found && (!greekMark.test(found[0]) || language === 'el')) return asked(0.93, before(own, found.index + 1));
  if (own.includes('¿')) return asked(0.93, '¿');
  const script = beyondLatin.test(own) ? (japanese.exec(own) ?? chinese.exec(own) ?? korean.exec(own)) : null;
  if (script) return asked(0.9, script[0].trim());
  const opener = language === null ? undefined : openers[language];
  if (!opener) return unknown();
  for (const sentence of ending.test(own) ? own.split(/(?<=[.!…\n])\s+/u) : [own]) {
    const start = opener.exec(sentence.replace(/^(?:[@#]\S+\s+)+/u, ''));
    if (start) return asked(0.75, start[0].trim());
  }
  return { label: 'not-question', confidence: 0.92, words: [] };
}

function asked(confidence: number, words: string): Understanding['question'] {
  return { label: 'question', confidence, words: [words] };
}

/** The last words before the mark, with it. */
function before(text: string, end: number): string {
  return text.slice(0, end).split(/\s+/u).slice(-3).join(' ');
}
