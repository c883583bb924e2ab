import { createHash } from 'node:crypto';
import { commentSentences } from '../comment-sentences.ts';
import { readRows } from '../csv.ts';
import { shortReplies, shortSource } from '../short-replies.ts';
import { bankingSource, careSource, clincSource, readBanking, readCare, readClinc } from '../sources.ts';
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

/** What customers wrote to companies that no model learned from: next to none of it is spam. */
const toBrands: TrainingTask['outside'] = [
  {
    measured: 'posts to airlines, none of which is spam (Twitter US Airline Sentiment, not trained on)',
    rows: (folder) =>
      plain(
        everyNth(
          readRows(folder, 'airline_sentiment.csv').map(({ text }) => readText(text)),
          2,
        ),
        1,
      ),
  },
];

const plain = (texts: readonly string[], weight: number): Row[] =>
  texts.map((text) => ({ text, label: 'not-spam', fold: 'written', weight }));
const everyNth = (texts: readonly string[], n: number, from = 0) => texts.filter((_one, at) => at % n === from);

/** A few questions of customers, alone and behind a name, and short answers: more of them hide what is spam under a video. */
const inPublic = (folder: string): Row[] => [
  ...shortReplies('not-spam', 0.5),
  ...plain(everyNth(readBanking(folder), 20), 0.05),
  ...plain(
    everyNth(readBanking(folder), 8, 1).map((text) => `@brand ${text}`),
    0.05,
  ),
];

/** The private messages are of friends: what is written to a company must be known too. */
const inPrivate = (folder: string): Row[] => [
  ...plain(readCare(folder), 0.3),
  ...plain(everyNth(readBanking(folder), 8), 0.1),
  ...plain(everyNth(readClinc(folder), 12), 0.1),
  ...shortReplies('not-spam', 0.7),
];

export const spamPrivate: TrainingTask = {
  name: 'spam-private',
  task: 'spam',
  labels,
  sources: [sms, careSource, bankingSource, clincSource, shortSource],
  split: 'ten parts, each held out once; what customers wrote and the short answers are only trained on',
  limits: [
    'English only, for messages between two: SMS, WhatsApp and the like.',
    'The messages are of 2004 to 2011, mostly from Britain and Singapore; what is sent today is learned from your decisions.',
  ],
  rows: (folder) => [...readSms(folder), ...inPrivate(folder)],
  epochs: 8,
  rate: 0.1,
  balance: 0.5,
  shift: { spam: 0.3 },
  outside: toBrands,
};

/** The comments stand under three videos: what only those say must not weigh much under another. */
const fewVideos = 2e-3;

export const spamPublic: TrainingTask = {
  name: 'spam-public',
  task: 'spam',
  labels,
  sources: [youtube, written, customers, bankingSource, shortSource],
  split: 'one video held out at a time; questions of customers and what was written are only trained on',
  limits: [
    'English only, for comments and posts in public.',
    'Learned from the comments under a few music videos: other trades and networks need their own decisions.',
  ],
  rows: (folder) => [...readYoutube(folder), ...commentSentences, ...toCompanies, ...inPublic(folder)],
  epochs: 8,
  rate: 0.1,
  decay: fewVideos,
  balance: 0,
  shift: { spam: 0.3 },
  outside: toBrands,
};

/** Where nobody says on which network something was written: it knows both kinds of spam. */
export const spamUnnamed: TrainingTask = {
  name: 'spam-unnamed',
  task: 'spam',
  labels,
  sources: [sms, youtube, written, bankingSource, shortSource],
  split:
    'ten parts of the messages and each video held out once; questions of customers and what was written are only trained on',
  limits: [
    'English only, for what comes without the name of its network; where it is known, the models of its kind find more.',
    ...spamPrivate.limits.slice(1),
    ...spamPublic.limits.slice(1),
  ],
  rows: (folder) => [
    ...readSms(folder).map((row) => ({ ...row, slices: ['private messages (SMS)'] })),
    ...readYoutube(folder).map((row) => ({ ...row, slices: ['comments in public (YouTube)'] })),
    ...commentSentences,
    ...inPublic(folder),
  ],
  epochs: 8,
  rate: 0.1,
  decay: fewVideos,
  balance: 0,
  shift: { spam: 0.4 },
  outside: toBrands,
};

function readSms(folder: string): Row[] {
  return readRows(folder, 'spam_sms.csv').map((row) => ({
    text: readText(row.text),
    label: row.label === 'spam' ? 'spam' : 'not-spam',
    fold: String(partOf(row.text ?? '')),
  }));
}

/** What is sent again and again, with another number in it, stands in one part. */
function partOf(text: string): number {
  const alike = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return (createHash('sha256').update(alike).digest()[0] ?? 0) % 10;
}

function readYoutube(folder: string): Row[] {
  return readRows(folder, 'spam_youtube.csv').map((row) => ({
    text: readText(row.text),
    label: row.label === 'spam' ? 'spam' : 'not-spam',
    fold: row.video ?? '',
  }));
}
