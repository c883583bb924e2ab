import type { CheckResult } from '#contract/dispatch.ts';
import type { Facts, TextFacts } from './facts.ts';

/** What a check says: `CheckResult` without the check's name. */
export type Finding = Omit<CheckResult, 'check'>;

type Named<F> = {
  /** Stands in traces, and in `accepted` of what a person sends after reading its warning. */
  name: string;
  /** Pure: the same facts give the same findings, in the order in which they are shown. Nothing to say is none. */
  look(facts: F): Finding | readonly Finding[];
};

/** One question that the gate asks: of everything that leaves, or of words only. */
export type Check = ({ of: 'everything' } & Named<Facts>) | ({ of: 'texts' } & Named<TextFacts>);
