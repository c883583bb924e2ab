import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from '#server/personal-data/find.ts';
import type { PersonalKind } from '#server/personal-data/span.ts';
import { judgeLanguage } from './language.ts';
import { judgePhishing } from './phishing.ts';
import { readRows } from './train/csv.ts';
import { type Judged, measure } from './train/measure.ts';
import { runSpikeTrials } from './train/spike-trials.ts';

/** Where the public data are (`train/README.md`); without them nothing here runs. */
const folder = process.env.EARSHOT_TRAINING_DATA;

describe.runIf(folder)('on the public data', () => {
  test('crises set into real series are found, with few false alarms', () => {
    const trials = runSpikeTrials(folder ?? '');
    console.log('spikes', trials);

    expect(trials.found / trials.trials).toBeGreaterThanOrEqual(80 / 88);
    expect(trials.falseAlarms).toBeLessThanOrEqual(2.5);
  });

  test('languages are told apart, also by few letters', () => {
    const rows = readRows(folder ?? '', 'language_id.csv');
    const judge = (chosen: typeof rows) =>
      measure(
        chosen.map((row): Judged => {
          const { label, confidence } = judgeLanguage(row.text ?? '');
          return { gold: row.lang ?? '', said: label, confidence };
        }),
      );
    const tweets = judge(rows.filter(({ kind }) => kind === 'tweet'));
    const short = judge(rows.filter(({ text = '' }) => text.length <= 40));
    console.log('language: posts', tweets.accuracy, 'to 40 letters', short.accuracy, short.calibrationError);

    expect(tweets.accuracy).toBeGreaterThanOrEqual(97);
    expect(short.accuracy).toBeGreaterThanOrEqual(90);
  });

  test('addresses that steal are told by rules alone', () => {
    const judged = readRows(folder ?? '', 'phishing_urls.csv').map((row): Judged => {
      const { label, confidence } = judgePhishing(row.url_defanged ?? '', { domains: [] });
      return { gold: row.label === 'phishing' ? 'phishing' : 'not-phishing', said: label, confidence };
    });
    const figures = measure(judged);
    console.log('phishing', figures);

    expect(figures.perLabel.phishing?.precision).toBeGreaterThanOrEqual(90);
  });

  test('personal data are found and harmless posts left alone', () => {
    const texts: { text: string; spans: { type: string; value: string; start: number; end: number }[] }[] = JSON.parse(
      readFileSync(join(folder ?? '', 'pii_presidio_synth.json'), 'utf8'),
    );
    const kinds: Record<string, PersonalKind> = {
      EMAIL_ADDRESS: 'mail',
      CREDIT_CARD: 'card',
      US_SSN: 'identity_number',
      IBAN_CODE: 'iban',
    };
    const shares = Object.entries(kinds).map(([type, kind]) => {
      const wanted = texts.flatMap(({ text, spans }) =>
        spans.filter((span) => span.type === type).map((span) => ({ text, span })),
      );
      const found = wanted.filter(({ text, span }) =>
        findPersonalData(text).some((one) => one.kind === kind && one.from < span.end && span.start < one.to),
      );
      const missed = wanted.filter((one) => !found.includes(one)).map(({ text }) => text);
      console.log(type, `${found.length} of ${wanted.length}`, missed.slice(0, 5));
      return found.length / wanted.length;
    });
    const posts = readRows(folder ?? '', 'sentiment_semeval2013_2016_b.csv');
    const touched = posts.filter(({ text = '' }) => findPersonalData(text).length > 0);
    console.log('harmless posts touched', (100 * touched.length) / posts.length, '%');

    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.93);
    expect(touched.length / posts.length).toBeLessThanOrEqual(0.01);
  });
});
