import { readRows } from '../csv.ts';
import { clincSource, readClinc } from '../sources.ts';
import { supportSentences } from '../support-sentences.ts';
import type { Row, TrainingTask } from '../task.ts';
import { readText } from '../text.ts';
import { tradeSentences } from '../trade-sentences.ts';
import { asRows } from '../written.ts';

const files = ['sentiment_semeval2013_2016_a.csv', 'sentiment_semeval2013_2016_b.csv'];

export const sentiment: TrainingTask = {
  name: 'sentiment',
  task: 'sentiment',
  labels: ['neutral', 'negative', 'positive'],
  sources: [
    {
      name: 'SemEval 2013 to 2016, task 4, subtask A, without the 2017 test',
      licence: 'CC BY 3.0',
      from: 'https://alt.qcri.org/semeval2017/task4/',
    },
    {
      name: 'Sentences of customer service, written for Earshot',
      licence: 'Apache-2.0',
      from: 'server/understanding/train/support-sentences.ts and trade-sentences.ts',
    },
    clincSource,
  ],
  split:
    'one year held out at a time (2013, 2014, 2015, 2016); the written sentences and the requests are only trained on',
  limits: [
    'English only; other languages are answered with unknown.',
    'Irony is mostly missed.',
    'Confidence holds where 45 in a hundred are negative, 30 neutral and 25 positive, as among messages to a company; of other posts fewer of the negative are right.',
    'Learned from posts about news, sports and products, leaning to the negative as support posts do: teach it your own trade by corrections.',
  ],
  rows: (folder) => [
    ...files.flatMap((file) =>
      readRows(folder, file).map((row) => ({
        text: readText(row.text),
        label: row.label ?? '',
        fold: (row.source ?? '').slice(0, 4),
      })),
    ),
    ...supportSentences,
    ...asRows(tradeSentences, { weight: 3 }),
    ...requests(folder),
  ],
  epochs: 5,
  rate: 0.05,
  balance: 1,
  boost: { negative: 1.5 },
  // The written sentences know few of the many ways to be plain: without this, posts about anything else lean to a mood.
  shift: { neutral: 0.15 },
  expected: { negative: 0.45, neutral: 0.3, positive: 0.25 },
  outside: [{ measured: 'posts to airlines (Twitter US Airline Sentiment, not trained on)', rows: airline }],
};

/** What is asked of a machine is as plain as a question to a company can be; a third of it is enough. */
function requests(folder: string): Row[] {
  return readClinc(folder)
    .filter((_one, n) => n % 3 === 0)
    .map((text) => ({ text, label: 'neutral', fold: 'written', weight: 0.2 }));
}

function airline(folder: string): Row[] {
  return readRows(folder, 'airline_sentiment.csv').map((row) => ({
    text: readText(row.text),
    label: row.airline_sentiment ?? '',
    fold: '',
  }));
}
