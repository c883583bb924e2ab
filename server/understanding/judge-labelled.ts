import type { Heads } from './head.ts';
import type { LabelledTask } from './labels.ts';
import type { Correction } from './learn.ts';
import { judgePhishing } from './phishing.ts';
import type { Judged } from './train/measure.ts';
import { understand } from './understand.ts';

/** What is said of a text whose label is known. The text of `phishing` is an address. Pure. */
export function judgeLabelled(
  task: LabelledTask,
  { text, label, network, language }: Correction,
  heads: Heads,
): Judged {
  if (task === 'phishing') {
    const { label: said, confidence } = judgePhishing(text, { domains: [] });
    return { gold: label, said, confidence };
  }
  const known = task === 'language' || !language ? {} : { language };
  const [judged] = understand([{ id: '', text, ...(network ? { network } : {}), ...known }], heads);
  return { gold: label, said: judged?.[task].label ?? null, confidence: judged?.[task].confidence ?? 0 };
}
