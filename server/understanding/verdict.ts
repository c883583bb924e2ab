import type { PersonalKind } from '#contract/personal-data.ts';

/** What is judged. `language`, `sentiment`, `theme`, `intent` and `product` have labels of their own, every other task says its name or `not-` and its name. */
export type Message = {
  id: string;
  text: string;
  /** The network's name; what counts as spam differs by kind of network. */
  network?: string;
  /** ISO 639-1, where somebody already knows it; then nothing is guessed. */
  language?: string;
};

export type Verdict<Label extends string = string> = {
  /** Null: unknown. */
  label: Label | null;
  /** How sure of the label, 0 to 1, calibrated; 0 when unknown. */
  confidence: number;
  /** What weighed most, the strongest first, as typed; of a threat, as the lists of danger have it. */
  words: string[];
};

type YesNo<Task extends string> = Verdict<Task | `not-${Task}`>;

export const threatKinds = ['self-harm', 'violence', 'bomb', 'medical'] as const;
export type ThreatKind = (typeof threatKinds)[number];

export type Understanding = {
  id: string;
  /** ISO 639-1. */
  language: Verdict;
  sentiment: Verdict<'negative' | 'neutral' | 'positive'>;
  offensive: YesNo<'offensive'>;
  hate: YesNo<'hate'>;
  /** `kind` is null unless the label is `threat`. */
  threat: YesNo<'threat'> & { kind: ThreatKind | null };
  spam: YesNo<'spam'>;
  frustrated: YesNo<'frustrated'>;
  question: YesNo<'question'>;
  urgent: YesNo<'urgent'>;
  /** These only a head of the workspace knows. */
  theme: Verdict;
  intent: Verdict;
  product: Verdict;
  /** Half open, in UTF-16 units. */
  personalData: { kind: PersonalKind; start: number; end: number }[];
  links: { url: string; phishing: YesNo<'phishing'> }[];
  /** Changes with every weight and rule: what was judged under another may be judged anew. */
  model: string;
};

export function unknown<Label extends string>(): Verdict<Label> {
  return { label: null, confidence: 0, words: [] };
}
