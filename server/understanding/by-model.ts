import type { Features } from './features.ts';
import type { ReadHead } from './head.ts';
import { choose, confidenceOf, scoresOf, strongestWords } from './linear.ts';
import type { Shipped } from './shipped.ts';
import { weighsTold, withTold } from './told.ts';
import { unknown, type Verdict } from './verdict.ts';

/** A verdict of the shipped model and the workspace's head together; unknown where neither speaks. Pure. */
export function judgeByModel<Label extends string>(
  features: Features,
  base: Shipped | undefined,
  head: ReadHead | undefined,
): Verdict<Label> {
  const models = [base, head].filter((model) => model !== undefined);
  const [first] = models;
  if (!first || features.tokens.length === 0) return unknown();
  const taught = head && scoresOf(head, weighsTold(head) ? withTold(features, base !== undefined) : features);
  const scores =
    base && taught ? both(scoresOf(base, features), taught, head.trust) : (taught ?? scoresOf(first, features));
  const choice = choose(scores);
  const calibration = head?.calibration ?? base?.calibration ?? [];
  // The labels are the model's own; the caller names the task they belong to.
  const label = first.labels[choice.best] as Label;
  return {
    label,
    confidence: confidenceOf(calibration, choice),
    words: label.startsWith('not-') ? [] : strongestWords(models, features, choice.best, choice.next),
  };
}

const both = (base: readonly number[], taught: readonly number[], trust: number) =>
  base.map((score, k) => trust * score + (taught[k] ?? 0));

/** How much one rule is worth beside what was taught, in log-odds. */
const ruleWeight = 1;

/** What a rule said and what was taught against it: the head's score is added to the rule's own certainty. Pure. */
export function judgeByRuleAndHead<Label extends string>(
  features: Features,
  byRule: Verdict<Label>,
  head: ReadHead,
): Verdict<Label> {
  const scores = scoresOf(head, features);
  const ruled = byRule.label === null ? -1 : head.labels.indexOf(byRule.label);
  const sure = Math.min(0.99, Math.max(0.5, byRule.confidence));
  const choice = choose(scores.map((score, k) => score + (k === ruled ? ruleWeight * Math.log(sure / (1 - sure)) : 0)));
  if (choice.best === ruled) return { ...byRule, confidence: Math.max(0.5, round(1 / (1 + Math.exp(-choice.margin)))) };
  // The labels are the task's own, which the caller names.
  const label = head.labels[choice.best] as Label;
  return {
    label,
    confidence: round(1 / (1 + Math.exp(-choice.margin))),
    words: label.startsWith('not-') ? [] : strongestWords([head], features, choice.best, choice.next),
  };
}

const round = (share: number) => Math.round(share * 1000) / 1000;
