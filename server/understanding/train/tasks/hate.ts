import { readRows } from '../csv.ts';
import { groupSentences } from '../group-sentences.ts';
import { shortReplies, shortSource } from '../short-replies.ts';
import { davidsonSource, hateCheckSource, jigsawSource, readDavidson, readHateCheck, readJigsaw } from '../sources.ts';
import type { TrainingTask } from '../task.ts';
import { readText } from '../text.ts';

export const hate: TrainingTask = {
  name: 'hate',
  task: 'hate',
  labels: ['not-hate', 'hate'],
  sources: [
    davidsonSource,
    hateCheckSource,
    jigsawSource,
    {
      name: 'Sentences about groups of people, written for Earshot',
      licence: 'Apache-2.0',
      from: 'server/understanding/train/group-sentences.ts',
    },
    shortSource,
  ],
  split: 'five parts, each held out once, HateCheck by its templates; the written sentences are only trained on',
  limits: [
    'English only.',
    'Hate is hard across data sets for every published model: a hint for a person, never a reason to act alone.',
    'Kind words about a group, and harsh ones that are denied, are still often taken for hate; see the contrast cases.',
  ],
  rows: (folder) => [
    ...readDavidson(folder).map(({ text, said, fold }) => ({
      text,
      label: said === 'hate' ? 'hate' : 'not-hate',
      fold,
    })),
    ...readHateCheck(folder).map(({ text, said, fold, functionality, group }) => ({
      text,
      label: said === 'hateful' ? 'hate' : 'not-hate',
      fold,
      // Most of HateCheck is hateful: what only names a group must weigh as much, or naming it becomes hate.
      weight: said === 'hateful' ? 1 : 6,
      slices: said === 'hateful' ? ['HateCheck, hateful'] : contrast(functionality, group),
    })),
    ...readJigsaw(folder).map(({ text, isHate, fold }) => ({ text, label: isHate ? 'hate' : 'not-hate', fold })),
    ...groupSentences,
    ...shortReplies('not-hate', 3),
  ],
  epochs: 6,
  rate: 0.1,
  countRate: 4,
  balance: 0.7,
  // What is less likely hate than not is not called so.
  shift: { hate: -0.3 },
  outside: [
    {
      measured: 'HatEval, training and validation part (tweeteval, not trained on)',
      rows: (folder) =>
        readRows(folder, 'tweeteval_hate.csv').map((row) => ({
          text: readText(row.text),
          label: row.label ?? '',
          fold: '',
        })),
    },
  ],
};

/** What is not hate and is easily taken for it, by how it is said and about whom. */
function contrast(functionality: string, group: string): string[] {
  return [
    'HateCheck, not hateful',
    `HateCheck, not hateful, ${functionality.replace(/_nh$/, '')}`,
    ...(group === '' ? [] : [`HateCheck, not hateful, about ${group}`]),
  ];
}
