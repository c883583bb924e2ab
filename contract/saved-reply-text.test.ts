import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blanksIn, fillText, piecesOf, problemOfText } from './saved-reply-text.ts';

const values: Record<string, string | null> = {
  'customer.first_name': 'Mila',
  'customer.name': null,
  'contact.order no': '4711',
  'agent.name': '{{customer.first_name}} [x]',
};
const valueFor = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
const fill = (source: string) => fillText(source, valueFor);

test.each([
  ['no variable', 'Thank you.', 'Thank you.'],
  ['a value', 'Hi {{customer.first_name}}!', 'Hi Mila!'],
  ['a value before its fallback', 'Hi {{customer.first_name|there}}!', 'Hi Mila!'],
  ['a fallback for what is not known', 'Hi {{customer.name|there}}!', 'Hi there!'],
  ['an empty fallback', 'Hi{{customer.name|}}!', 'Hi!'],
  ['spaces and capitals in the name', 'Hi {{ Customer.First_Name | there }}!', 'Hi Mila!'],
  ['a field of the contact, with a space', 'Order {{contact.Order  No}}', 'Order 4711'],
  ['a variable between brackets', '[{{customer.first_name}}]', '[Mila]'],
  ['a value that looks like a variable or a blank', 'I am {{agent.name}}', 'I am {{customer.first_name}} [x]'],
  ['single braces', 'a {b} c', 'a {b} c'],
])('a text with %s is filled', (_, source, text) => {
  expect(fill(source)).toMatchObject({ text, missing: [], unknown: [] });
});

test('what is neither known nor has a fallback is named, once', () => {
  expect(fill('{{customer.name}} {{customer.name}} {{order}}')).toMatchObject({
    missing: ['customer.name'],
    unknown: ['order'],
  });
});

test('an unknown name with a fallback is unknown all the same', () => {
  expect(fill('{{order|none}}').unknown).toEqual(['order']);
});

test('blanks are those of the text and of fallbacks that were used, never those of values', () => {
  expect(fill('[order number] {{customer.name|[name]}} {{agent.name}}').blanks).toEqual(['[order number]', '[name]']);
  expect(blanksIn('[a] {{customer.name|[b]}} [a] []')).toEqual(['[a]', '[b]']);
});

test.each([
  ['{{customer.name}', 'unclosed'],
  ['{{customer.name', 'unclosed'],
  ['customer.name}}', 'unclosed'],
  ['{{{customer.name}}}', null],
  ['{{customer.nam}}', 'unknown'],
  ['{{}}', 'unknown'],
  ['{{contact.Size}} {{contact.mail}}', null],
  ['{{contact.weight}}', 'unknown'],
  ['{{constructor}}', 'unknown'],
])('%s is judged before it is saved', (source, problem) => {
  expect(problemOfText(source, ['size'])?.kind ?? null).toBe(problem);
});

test('the pieces of any text are that text, and filling loses no word of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '|', '[', ']', 'customer.name'))),
      (parts) => {
        const source = parts.join('');
        const words = piecesOf(source).flatMap((piece) => (piece.kind === 'variable' ? [] : [piece.text]));
        const { text } = fillText(source, () => 'V');

        let at = 0;
        for (const word of words) {
          at = text.indexOf(word, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += word.length;
        }
      },
    ),
  );
});

test('a text that may be saved is filled without remainder wherever everything is known', () => {
  const piece = fc.oneof(
    fc.string().map((words) => words.replaceAll(/[{}]/g, '')),
    fc.constantFrom('{{customer.name}}', '{{agent.first_name|we}}', '{{contact.phone|}}', '[order]'),
  );
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const source = parts.join('');

      expect(problemOfText(source, [])).toBeNull();
      const filled = fillText(source, () => 'V');
      expect([filled.missing, filled.unknown]).toEqual([[], []]);
      expect(filled.text).not.toMatch(/\{\{|\}\}/);
    }),
  );
});
