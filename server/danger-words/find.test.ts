import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dangerKinds } from '#contract/danger.ts';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { dangerCases, furtherCases, hiddenCases } from '#test/danger-cases.ts';
import { examinedCases } from '#test/danger-examined.ts';
import { processorMs } from '#test/processor-time.ts';
import { findDanger } from './find.ts';

const kindsOf = (text: string, own = defaultDanger) => findDanger(text, own).map(({ kind }) => kind);

/** Of the sentences of a language: how many are danger, and found; harmless ones, and found. */
function figuresOf(language: string) {
  const cases = dangerCases[language];
  if (!cases) throw new Error(language);
  const all = dangerKinds.flatMap((kind) => cases[kind].map((text) => ({ kind, found: kindsOf(text) })));
  const { danger = [], oblique = [], none = [] } = examinedCases[language] ?? {};
  const further = [...(furtherCases[language] ?? []), ...danger, ...oblique];
  const harmless = [...cases.none, ...none];
  return {
    danger: all.length + further.length,
    found:
      all.filter(({ found }) => found.length > 0).length + further.filter((text) => kindsOf(text).length > 0).length,
    harmless: harmless.length,
    wrongly: harmless.filter((text) => kindsOf(text).length > 0).length,
  };
}

test('recall by language is what the documentation says', () => {
  const documented = readFileSync('docs/danger.md', 'utf8');
  for (const language of Object.keys(dangerCases)) {
    const { danger, found, harmless, wrongly } = figuresOf(language);
    const row = documented.split('\n').find((line) => line.startsWith(`| ${language} |`));
    expect(row).toMatch(new RegExp(`\\| ${found} of ${danger} \\| ${wrongly} of ${harmless} \\|$`));
    expect(found / danger).toBeGreaterThanOrEqual(0.97);
  }
});

test.each(hiddenCases)('%s is told however it is hidden: %s', (kind, text) => {
  expect(kindsOf(text)).toContain(kind);
});

test.each([
  'I just want to fall asleep and never wake up',
  'By the time you read this I will be at peace',
  'I am a burden to everyone, they are all happier without me',
  'I gave away all my things',
  'there is no hope left, I want to end this pain',
  "I've counted the tablets, there are enough of them",
  'nobody would even notice',
  'My dad says an elephant is sitting on his chest',
  'half of his face hangs and his speech is slurred, slurring',
  'he is breaking down the bedroom door',
  'get everyone out before noon',
  'Ich möchte für immer schlafen',
  'Ich bin nur eine Last',
  'Niemand würde es merken',
  'Soy una carga para todos',
  'Quiero dormir para siempre',
  'Je suis un poids pour tout le monde',
  "la moitié du visage de mon père ne bouge plus, c'est la moitié du visage",
  'أنا عبء على الجميع',
  'Sou um peso para todos',
  'Sono un peso per tutti',
  'Ik ben een last voor iedereen',
  'Jestem ciężarem dla wszystkich',
  'Я обуза для всех',
  'Herkese yüküm',
  'Jag är en börda för alla',
  'Jeg er en byrde for alle',
  '没有我大家都会过得更好',
  'いない方がいい',
])('is told without the usual words: %s', (text) => {
  expect(kindsOf(text)).not.toEqual([]);
});

test.each([
  'By the time you read this my flight will have left',
  'What is the point of going on hold for two hours?',
  'Tell my wife the delivery comes at five',
  'I am sick of living in an airport',
  'Ich kann nicht mehr einloggen',
  'Ik kan niet meer inloggen',
  'Schlaf gut',
  'Je serai parti en vacances',
  'No estaré aquí para la entrega, ya no estaré en casa',
  'لن أكون موجودا في البيت لاستلام الطرد',
  'Artık müşteriniz olmayacağım',
  'お荷物が届きません',
])('is no danger: %s', (text) => {
  expect(kindsOf(text)).toEqual([]);
});

test('own words count beside the shipped ones, in any spelling, and own exceptions too', () => {
  const own = {
    words: { ...defaultDanger.words, medical: ['rote mappe'], bomb: ['код красный'] },
    not: ['stage bomb'],
  };
  expect(findDanger('Die R0TE  Mappe liegt bereit', own)).toEqual([{ kind: 'medical', phrase: 'rote mappe' }]);
  expect(findDanger('код  красный!', own)).toEqual([{ kind: 'bomb', phrase: 'код красный' }]);
  expect(findDanger('our stage bomb was great', own)).toEqual([]);
  // Beside the harmless one, the other still counts.
  expect(findDanger('our stage bomb was great, but there is a bomb in the cellar', own)).toHaveLength(1);
});

test('nothing is nothing, and a long text takes no time', () => {
  expect(findDanger('', defaultDanger)).toEqual([]);
  const long = 'Where is my order, please? '.repeat(400);
  expect(processorMs(() => expect(findDanger(long, defaultDanger)).toEqual([]))).toBeLessThan(2_000);
});
