import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, featuresOf, places } from './features.ts';
import { learn } from './learn.ts';
import { modelsFolder } from './models-folder.ts';
import { shipped } from './shipped.ts';
import { understand } from './understand.ts';

const one = (text: string, more = {}, heads = {}) => {
  const [found] = understand([{ id: '1', text, ...more }], heads);
  if (!found) throw new Error('Nothing was judged.');
  return found;
};

describe.each([...shipped])('the model %s', (name, { card, vectors }) => {
  test('has the weights of its card, and says its licences, figures and limits', () => {
    const bytes = readFileSync(join(modelsFolder, `${name}.bin`));

    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256);
    expect(vectors.slice(1).every((vector) => vector?.length === places)).toBe(true);
    expect(card.counts.every((each) => each.length === counted.length)).toBe(true);
    expect(card.sources.every(({ licence, from }) => licence !== '' && from !== '')).toBe(true);
    expect(card.figures.length).toBeGreaterThan(0);
    expect(card.limits.length).toBeGreaterThan(0);
  });
});

test.each([
  ['@brand worst service ever, still waiting and nobody answers', 'sentiment', 'negative'],
  ['@brand thank you so much, great help!', 'sentiment', 'positive'],
  ['@brand which terminal does flight 482 leave from', 'sentiment', 'neutral'],
  ['you are a fucking idiot', 'offensive', 'offensive'],
  ['see you on Monday', 'offensive', 'not-offensive'],
  ['I despise gay people.', 'hate', 'hate'],
  ['I love my neighbours.', 'hate', 'not-hate'],
  ['@brand this is ridiculous, third time I call and nobody answers!!', 'frustrated', 'frustrated'],
  ['@brand do you ship to Norway', 'frustrated', 'not-frustrated'],
  ['@brand URGENT: I am stranded at the airport', 'urgent', 'urgent'],
  ['i will find you and i will kill you', 'threat', 'threat'],
  ['ich will nicht mehr leben', 'threat', 'threat'],
  ['I have been waiting for a week', 'threat', 'not-threat'],
] as const)('%s: %s is %s', (text, task, label) => {
  expect(one(text)[task].label).toBe(label);
});

test('spam is told by the kind of network', () => {
  const text = 'WINNER!! You have won a 1000 pound prize. Call 09061701461 to claim. Valid 12 hours only.';

  expect(one(text, { network: 'sms' }).spam.label).toBe('spam');
  expect(one('check out my channel and subscribe', { network: 'youtube' }).spam.label).toBe('spam');
  expect(one('ok see you at lunch', { network: 'sms' }).spam.label).toBe('not-spam');
});

test.each(['sms', 'x', undefined])('what customers ask, and short answers, are no spam (%s)', (network) => {
  const texts = [
    'Can someone please tell me how much I can top-up?',
    'Will my new card work outside of the EU?',
    'I need a list of currencies you accept for exchange.',
    'seat 14C',
    '👍',
    'ok',
  ];
  const more = network === undefined ? {} : { network };
  expect(texts.filter((text) => one(text, more).spam.label === 'spam')).toEqual([]);
});

test('what stands alone in an answer offends nobody', () => {
  const said = ['ok', 'lol', '👍', '❤️', '12345', 'thanks', '12:30'].map((text) => one(text));
  expect(said.filter(({ offensive, hate }) => offensive.label === 'offensive' || hate.label === 'hate')).toEqual([]);
});

test('a threat says of which kind it is', () => {
  expect(one('I want to die, I am going to end it all').threat).toMatchObject({ label: 'threat', kind: 'self-harm' });
  expect(one('there is a bomb in your office').threat).toMatchObject({ label: 'threat', kind: 'bomb' });
  expect(one('nice office').threat).toMatchObject({ label: 'not-threat', kind: null });
});

test('a threat is told by the words that call people, in their languages, also in jest', () => {
  expect(one('jutro zabiję was wszystkich').threat).toMatchObject({ label: 'threat', kind: 'violence' });
  expect(one('there is a b0mb in the store').threat).toMatchObject({ label: 'threat', kind: 'bomb' });
  const [meant, joking] = ['i want to kill myself', 'i want to kill myself lol'].map((text) => one(text).threat);
  expect(joking?.label).toBe('threat');
  expect(joking?.confidence).toBeLessThan(meant?.confidence ?? 0);
  expect(one('those bath bombs are lovely').threat.label).toBe('not-threat');
  expect(one('Haluaisin tietää missä pakettini on', { language: 'fi' }).threat.label).toBeNull();
});

test('what English models were not trained for is unknown', () => {
  const { sentiment, hate, theme } = one('Das ist wirklich sehr ärgerlich, ich warte seit Wochen auf mein Paket');

  expect([sentiment.label, hate.label, theme.label]).toEqual([null, null, null]);
});

test('a verdict names the words that weighed most, as typed', () => {
  expect(one('The food was TERRIBLE').sentiment.words).toContain('TERRIBLE');
});

test('any text is judged, the same each time, with confidences from 0 to 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const judged = one(text);
      expect(one(text)).toEqual(judged);
      for (const value of Object.values(judged))
        if (typeof value === 'object' && 'confidence' in value) {
          expect(value.confidence).toBeGreaterThanOrEqual(0);
          expect(value.confidence).toBeLessThanOrEqual(1);
        }
    }),
    { numRuns: 40 },
  );
});

test('features fall into their places, and long texts are cut', () => {
  const { at, token, tokens } = featuresOf('word '.repeat(5000));

  expect(at.every((place) => place < places)).toBe(true);
  expect(token.length).toBe(at.length);
  expect(tokens.length).toBe(400);
});

describe('learning', () => {
  const corrections = Array.from({ length: 40 }, (_, n) => [
    { text: `the zorble of number ${n} is quux again`, label: 'negative' },
    { text: `got my zorble number ${n}, all blip`, label: 'positive' },
  ]).flat();

  test('changes the next verdicts, and says so by the words', () => {
    const head = learn('sentiment', corrections);
    const [before, after] = [{}, { sentiment: head ?? undefined }].map(
      (heads) => one('my zorble is all blip', {}, heads).sentiment,
    );

    expect(before?.label).not.toBe('positive');
    expect(after).toMatchObject({ label: 'positive', words: expect.arrayContaining(['blip']) });
  });

  test('the same corrections make the same head', () => {
    expect(learn('sentiment', corrections)).toEqual(learn('sentiment', corrections));
  });

  test('teaches themes that nobody shipped, in any language', () => {
    const head = learn('theme', [
      ...corrections.map(({ text }) => ({ text, label: 'zorbles' })),
      ...Array.from({ length: 40 }, (_, n) => ({ text: `meine Rechnung Nummer ${n} ist falsch`, label: 'billing' })),
    ]);

    expect(one('die Rechnung ist falsch', {}, { theme: head }).theme.label).toBe('billing');
    expect(one('where is my zorble', {}, { theme: head }).theme.label).toBe('zorbles');
  });

  test('of a rule can overrule it', () => {
    const text = '@brand do you ship to Norway today';
    const head = learn(
      'urgent',
      Array.from({ length: 30 }, (_, n) => [
        { text: `do you ship to Norway ${n}`, label: 'urgent' },
        { text: `nice picture ${n}`, label: 'not-urgent' },
      ]).flat(),
    );

    expect(one(text).urgent.label).toBe('not-urgent');
    expect(one(text, {}, { urgent: head }).urgent.label).toBe('urgent');
  });

  test('of offence leans on what the other models say', () => {
    const rude = ['The zorble is awful', 'What a terrible quux', 'I hate the blip', 'This sucks, so sad and angry'];
    const kind = ['The zorble is lovely', 'What a great quux', 'I love the blip', 'This is nice, so happy and glad'];
    const head = learn('offensive', [
      ...rude.map((text) => ({ text, label: 'offensive' })),
      ...kind.map((text) => ({ text, label: 'not-offensive' })),
    ]);
    const judge = (text: string) => one(text, { language: 'en' }, { offensive: head }).offensive.label;

    expect(judge('worst horrible disgusting mess')).toBe('offensive');
    expect(judge('wonderful, thank you so much')).toBe('not-offensive');
  });

  test.each([5, 60])('of %i mistakes and nothing else does not turn around what else was known', (count) => {
    const mistakes = Array.from({ length: count }, (_, n) =>
      n % 2 === 0
        ? { text: `what a lovely zorble, number ${n}`, label: 'offensive' }
        : { text: `shut up you idiot ${n}, haha`, label: 'not-offensive' },
    );
    const heads = { offensive: learn('offensive', mistakes) };
    const judge = (text: string) => one(text, { language: 'en' }, heads).offensive.label;

    expect(mistakes.map(({ text }) => judge(text))).toEqual(mistakes.map(({ label }) => label));
    expect(judge('Great service, I love it')).toBe('not-offensive');
    expect(judge('Go to hell, you disgusting piece of shit')).toBe('offensive');
  });

  test('leaves out labels that the task does not have', () => {
    expect(learn('sentiment', [{ text: 'x', label: 'purple' }])).toBeNull();
  });
});
