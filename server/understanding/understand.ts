import { findPersonalData } from '#server/personal-data/find.ts';
import { baseFor, isUnsure, readsEnglish } from './base.ts';
import { judgeByModel, judgeByRuleAndHead } from './by-model.ts';
import { type Features, featuresOf } from './features.ts';
import { judgeFrustrated } from './frustrated.ts';
import { type Heads, type ReadHead, readHead, type TaughtTask } from './head.ts';
import { judgeLanguage } from './language.ts';
import { findLinks } from './links.ts';
import { modelVersion } from './model.ts';
import { judgePhishing, type Ours } from './phishing.ts';
import { judgeQuestion } from './question.ts';
import { judgeSwearing } from './swearing.ts';
import { judgeThreat } from './threat.ts';
import { judgeUrgent } from './urgent.ts';
import type { Message, Understanding, Verdict } from './verdict.ts';
import { wordsOf } from './words.ts';

const noneOurs: Ours = { domains: [] };

/**
 * Judges messages, one Understanding each, in order. Pure: no clock, no chance, no I/O. `heads` is what the workspace
 * taught, `ours` the brand's own domains, against which look-alikes are told.
 */
export function understand(messages: readonly Message[], heads: Heads = {}, ours: Ours = noneOurs): Understanding[] {
  const read = new Map(
    Object.values(heads)
      .filter((head) => head !== undefined)
      .map((head) => [head.task, readHead(head)]),
  );
  return messages.map((message) => judge(message, read, ours));
}

type ReadHeads = ReadonlyMap<TaughtTask, ReadHead>;

function judge({ id, text, network, language: known }: Message, heads: ReadHeads, ours: Ours): Understanding {
  const language = known ? { label: known, confidence: 1, words: [] } : judgeLanguage(text);
  const tongue = language.label;
  const features = featuresOf(text);
  const words = wordsOf(text);
  const ask = asker(features, language, network, heads);
  const threat = judgeThreat(words, tongue);
  const taughtThreat = ask.taught('threat', threat);
  const offensive = ask.model<'offensive' | 'not-offensive'>('offensive');
  return {
    id,
    language,
    sentiment: ask.model('sentiment'),
    offensive: offensive.label === null ? judgeSwearing(words, tongue) : offensive,
    hate: ask.model('hate'),
    threat: { ...taughtThreat, kind: taughtThreat.label === 'threat' ? (threat.kind ?? 'violence') : null },
    spam: ask.model('spam', isUnsure(language)),
    frustrated: ask.taught('frustrated', judgeFrustrated(words, tongue)),
    question: ask.taught('question', judgeQuestion(text, tongue)),
    urgent: ask.taught('urgent', judgeUrgent(words, tongue)),
    theme: ask.model('theme'),
    intent: ask.model('intent'),
    product: ask.model('product'),
    personalData: findPersonalData(text).map(({ kind, from, to }) => ({ kind, start: from, end: to })),
    links: findLinks(text).map((url) => ({ url, phishing: judgePhishing(url, ours) })),
    model: modelVersion,
  };
}

/** Asks the shipped model and the workspace's head about one text, each only in languages it was trained for. */
function asker(features: Features, language: Verdict, network: string | undefined, heads: ReadHeads) {
  const isEnglish = readsEnglish(language, features);
  const headFor = (task: TaughtTask) => {
    const head = heads.get(task);
    return head && (isEnglish || language.label === null || head.languages.has(language.label)) ? head : undefined;
  };
  return {
    /** `also` lets the shipped model speak of what is not surely English. */
    model<Label extends string>(task: TaughtTask, also = false): Verdict<Label> {
      return judgeByModel(features, isEnglish || also ? baseFor(task, network) : undefined, headFor(task));
    },
    /** A head that was taught stands above a rule. */
    taught<Label extends string>(task: TaughtTask, byRule: Verdict<Label>): Verdict<Label> {
      const head = headFor(task);
      return head ? judgeByRuleAndHead(features, byRule, head) : byRule;
    },
  };
}
