import { readRows } from '../csv.ts';
import { shortReplies, shortSource } from '../short-replies.ts';
import { davidsonSource, jigsawSource, readDavidson, readJigsaw } from '../sources.ts';
import type { TrainingTask } from '../task.ts';
import { readText } from '../text.ts';

export const offensive: TrainingTask = {
  name: 'offensive',
  task: 'offensive',
  labels: ['not-offensive', 'offensive'],
  sources: [davidsonSource, jigsawSource, shortSource],
  split: 'five parts, each held out once; the short answers are only trained on',
  limits: [
    'English only. In eleven more languages a list of swear words speaks alone.',
    'The set was collected by a list of words, so that the model leans on swear words and misses offence in plain ones.',
    'Words that a group uses of itself are often taken for offence: never act on it without a person.',
  ],
  rows: (folder) => [
    ...readDavidson(folder).map(({ text, said, fold }) => ({
      text,
      label: said === 'neither' ? 'not-offensive' : 'offensive',
      fold,
    })),
    ...readJigsaw(folder).map(({ text, isToxic, fold }) => ({
      text,
      label: isToxic ? 'offensive' : 'not-offensive',
      fold,
    })),
    ...shortReplies('not-offensive', 3),
  ],
  epochs: 5,
  rate: 0.1,
  balance: 1,
  shift: { offensive: 0.5 },
  outside: [
    {
      measured: 'OLID, training and validation part (tweeteval, not trained on)',
      rows: (folder) =>
        readRows(folder, 'tweeteval_offensive.csv').map((row) => ({
          text: readText(row.text),
          label: row.label ?? '',
          fold: '',
        })),
    },
  ],
};
