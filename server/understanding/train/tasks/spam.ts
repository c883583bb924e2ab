import { commentSentences } from '../comment-sentences.ts';
import { readRows } from '../csv.ts';
import type { TrainingTask } from '../task.ts';
import { readText } from '../text.ts';

const labels = ['not-spam', 'spam'];

export const spamPrivate: TrainingTask = {
  name: 'spam-private',
  task: 'spam',
  labels,
  sources: [
    {
      name: 'SMS Spam Collection (UCI)',
      licence: 'CC BY 4.0',
      from: 'https://archive.ics.uci.edu/dataset/228/sms+spam+collection',
    },
  ],
  split: 'ten parts, each held out once',
  limits: [
    'English only, for messages between two: SMS, WhatsApp and the like.',
    'The messages are of 2004 to 2011, mostly from Britain and Singapore; what is sent today is learned from your decisions.',
  ],
  rows: (folder) =>
    readRows(folder, 'spam_sms.csv').map((row, n) => ({
      text: readText(row.text),
      label: row.label === 'spam' ? 'spam' : 'not-spam',
      fold: String(n % 10),
    })),
  epochs: 8,
  rate: 0.1,
  balance: 0.5,
  shift: { spam: 0.5 },
};

export const spamPublic: TrainingTask = {
  name: 'spam-public',
  task: 'spam',
  labels,
  sources: [
    {
      name: 'YouTube Spam Collection (UCI)',
      licence: 'CC BY 4.0',
      from: 'https://archive.ics.uci.edu/dataset/380/youtube+spam+collection',
    },
    {
      name: 'Comments, written for Earshot',
      licence: 'Apache-2.0',
      from: 'server/understanding/train/comment-sentences.ts',
    },
  ],
  split: 'one video held out at a time; the written comments are only trained on',
  limits: [
    'English only, for comments and posts in public.',
    'Learned from the comments under a few music videos: other trades and networks need their own decisions.',
  ],
  rows: (folder) => [
    ...readRows(folder, 'spam_youtube.csv').map((row) => ({
      text: readText(row.text),
      label: row.label === 'spam' ? 'spam' : 'not-spam',
      fold: row.video ?? '',
    })),
    ...commentSentences,
  ],
  epochs: 8,
  rate: 0.1,
  balance: 0,
};
