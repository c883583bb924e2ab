import { expect, test } from 'vitest';
import { choiceFormOf, choicesIn } from './choices.ts';
import type { ChoiceForm } from './limits.ts';
import type { DirectMessage } from './outbound.ts';

const forms: readonly ChoiceForm[] = [
  { form: 'buttons', max: 2, titleMax: 5, text: { max: 10, unit: 'characters' } },
  { form: 'list', max: 4, titleMax: 8, text: { max: 20, unit: 'characters' } },
];

test.each([
  ['few and short', ['Yes', 'No'], 'Well?', 'buttons'],
  ['one too many', ['Yes', 'No', 'Maybe'], 'Well?', 'list'],
  ['one too long', ['Yes', 'Perhaps'], 'Well?', 'list'],
  ['too many words', ['Yes', 'No'], 'Well, what is it?', 'list'],
  ['signs of several code points', ['👩‍👩‍👧‍👦'], 'Well?', 'list'],
  ['far too many', ['1', '2', '3', '4', '5'], 'Well?', undefined],
  ['far too long', ['By no means'], 'Well?', undefined],
  ['far too many words', ['Yes'], 'Well, what is it going to be?', undefined],
])('%s', (_, choices, text, form) => {
  expect(choiceFormOf(forms, choices, text)?.form).toBe(form);
});

const message = (more: Partial<DirectMessage>): DirectMessage => ({
  ...{
    text: 'Well?',
    attachments: [],
    addressees: [],
    clientKey: 'k',
    to: { externalId: '1', handle: 'a', name: 'A' },
  },
  ...more,
});

test('files and rooms that are not open yet take none', () => {
  const file = { name: 'a', mimeType: 'image/png', bytes: new Uint8Array(), alt: '' };
  expect(choicesIn(message({}), forms, 'Here')).toBeNull();
  expect(choicesIn(message({ choices: ['Yes'] }), forms, 'Here')).toMatchObject({ form: 'buttons' });
  for (const more of [{ attachments: [file] }, { follows: ['c'] }])
    expect(() => choicesIn(message({ choices: ['Yes'], ...more }), forms, 'Here')).toThrow('open room');
  expect(() => choicesIn(message({ choices: ['1', '2', '3', '4', '5'] }), forms, 'Here')).toThrow('fewer');
});
