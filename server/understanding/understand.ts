import { findPersonalData } from '#server/personal-data/find.ts';
import { judgeFrustrated } from './frustrated.ts';
import type { Heads } from './head.ts';
import { judgeLanguage } from './language.ts';
import { findLinks } from './links.ts';
import { modelVersion } from './model.ts';
import { judgePhishing, type Ours } from './phishing.ts';
import { judgeQuestion } from './question.ts';
import { judgeSwearing } from './swearing.ts';
import { judgeUrgent } from './urgent.ts';
import { type Message, type Understanding, unknown } from './verdict.ts';

/**
 * Judges messages, one Understanding each, in order. Pure: no clock, no chance, no I/O. `heads` is what the workspace
 * taught, `ours` the brand's own domains, against which look-alikes are told.
 */
export function understand(messages: readonly Message[], heads: Heads = {}, ours: Ours = noneOurs): Understanding[] {
  return messages.map((message) => judge(message, heads, ours));
}

const noneOurs: Ours = { domains: [] };

function judge({ id, text, language: known }: Message, _heads: Heads, ours: Ours): Understanding {
  const language = known ? { label: known, confidence: 1, words: [] } : judgeLanguage(text);
  return {
    id,
    language,
    sentiment: unknown(),
    offensive: judgeSwearing(text, language.label),
    hate: unknown(),
    threat: { ...unknown<'threat' | 'not-threat'>(), kind: null },
    spam: unknown(),
    frustrated: judgeFrustrated(text, language.label),
    question: judgeQuestion(text, language.label),
    urgent: judgeUrgent(text, language.label),
    theme: unknown(),
    personalData: findPersonalData(text).map(({ kind, from, to }) => ({ kind, start: from, end: to })),
    links: findLinks(text).map((url) => ({ url, phishing: judgePhishing(url, ours) })),
    model: modelVersion,
  };
}
