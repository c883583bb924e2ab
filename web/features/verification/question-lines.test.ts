import { expect, test } from 'vitest';
import { languageCodes } from '#contract/language.ts';
import { defaultVerification } from '#contract/verification-policy.ts';
import { linesIn, questionsOf } from './question-lines.ts';

const { questions } = defaultVerification;
const allLines = (change: Partial<Record<(typeof languageCodes)[number], string>> = {}) =>
  ({
    ...Object.fromEntries(languageCodes.map((language) => [language, linesIn(questions, language)])),
    ...change,
  }) as Record<(typeof languageCodes)[number], string>;

test('what was written is read back as it was', () => {
  expect(linesIn(questions, 'de')).toBe('Bestellnummer\nPostleitzahl');
  expect(questionsOf(allLines(), questions)).toEqual(questions);
});

test('a question more gets a key of its own, also when only one language asks it', () => {
  const more = questionsOf(allLines({ fr: 'Numéro de commande\nCode postal\nPrénom' }), questions);

  expect(more).toHaveLength(3);
  expect(more[2]).toEqual({ key: 'question_3', labels: [{ language: 'fr', text: 'Prénom' }] });
});

test('a line that is emptied leaves its language only', () => {
  const less = questionsOf(allLines({ de: '\nPostleitzahl' }), questions);

  expect(less.map(({ key, labels }) => [key, labels.length])).toEqual([
    ['order_number', 4],
    ['postal_code', 5],
  ]);
});
