import { commentSentences } from '../comment-sentences.ts';
import { readRows } from '../csv.ts';
import { supportSentences } from '../support-sentences.ts';
import type { Row, TrainingTask } from '../task.ts';
import { readText } from '../text.ts';

const labels = ['not-spam', 'spam'];
const sms = {
  name: 'SMS Spam Collection (UCI)',
  licence: 'CC BY 4.0',
  from: 'https://archive.ics.uci.edu/dataset/228/sms+spam+collection',
};
const youtube = {
  name: 'YouTube Spam Collection (UCI)',
  licence: 'CC BY 4.0',
  from: 'https://archive.ics.uci.edu/dataset/380/youtube+spam+collection',
};
const written = {
  name: 'Comments, written for Earshot',
  licence: 'Apache-2.0',
  from: 'server/understanding/train/comment-sentences.ts',
};

/** What customers write to a company is no spam, however short; the music videos have none of it. */
const toCompanies: readonly Row[] = supportSentences.map((row) => ({ ...row, label: 'not-spam', weight: 0.3 }));
const customers = {
  name: 'Sentences of customer service, written for Earshot',
  licence: 'Apache-2.0',
  from: 'server/understanding/train/support-sentences.ts',
};

export const spamPrivate: TrainingTask = {
  name: 'spam-private',
  task: 'spam',
  labels,
  sources: [sms],
  split: 'ten parts, each held out once',
  limits: [
    'English only, for messages between two: SMS, WhatsApp and the like.',
    'The messages are of 2004 to 2011, mostly from Britain and Singapore; what is sent today is learned from your decisions.',
  ],
  rows: readSms,
  epochs: 8,
  rate: 0.1,
  balance: 0.5,
  shift: { spam: 0.5 },
};

export const spamPublic: TrainingTask = {
  name: 'spam-public',
  task: 'spam',
  labels,
  sources: [youtube, written, customers],
  split: 'one video held out at a time; the written comments and sentences are only trained on',
  limits: [
    'English only, for comments and posts in public.',
    'Learned from the comments under a few music videos: other trades and networks need their own decisions.',
  ],
  rows: (folder) => [...readYoutube(folder), ...commentSentences, ...toCompanies],
  epochs: 8,
  rate: 0.1,
  balance: 0,
};

/** Where nobody says on which network something was written: it knows both kinds of spam. */
export const spamUnnamed: TrainingTask = {
  name: 'spam-unnamed',
  task: 'spam',
  labels,
  sources: [sms, youtube, written],
  split: 'ten parts of the messages and each video held out once; the written comments are only trained on',
  limits: [
    'English only, for what comes without the name of its network; where it is known, the models of its kind find more.',
    ...spamPrivate.limits.slice(1),
    ...spamPublic.limits.slice(1),
  ],
  rows: (folder) => [
    ...readSms(folder).map((row) => ({ ...row, slices: ['private messages (SMS)'] })),
    ...readYoutube(folder).map((row) => ({ ...row, slices: ['comments in public (YouTube)'] })),
    ...commentSentences,
  ],
  epochs: 8,
  rate: 0.1,
  balance: 0,
  shift: { spam: 0.3 },
};

function readSms(folder: string): Row[] {
  return readRows(folder, 'spam_sms.csv').map((row, n) => ({
    text: readText(row.text),
    label: row.label === 'spam' ? 'spam' : 'not-spam',
    fold: String(n % 10),
  }));
}

function readYoutube(folder: string): Row[] {
  return readRows(folder, 'spam_youtube.csv').map((row) => ({
    text: readText(row.text),
    label: row.label === 'spam' ? 'spam' : 'not-spam',
    fold: row.video ?? '',
  }));
}
