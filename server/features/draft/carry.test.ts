import { expect, test } from 'vitest';
import { carry } from './carry.ts';

const text = (one: string, ...attachmentIds: string[]) => ({ text: one, attachmentIds });

test.each([
  ['it came along alone', 'Hello', 'Hello', 'Hello Maren', 'Hello Maren'],
  ['it came after the survivor’s own', 'Own.\n\nHello', 'Hello', 'Hello Maren', 'Own.\n\nHello Maren'],
  ['more stands behind it', 'Own.\n\nHello\n\nBye', 'Hello', 'Hello Maren', 'Own.\n\nHello Maren\n\nBye'],
  ['it holds gaps itself', 'Own.\n\nDear\n\nM', 'Dear\n\nM', 'Dear\n\nMaren', 'Own.\n\nDear\n\nMaren'],
  ['nothing had been saved before', 'Own.', '', 'Hello', 'Own.\n\nHello'],
  ['the survivor had nothing', '', '', 'Hello', 'Hello'],
  ['it was typed over in the survivor', 'Own.\n\nHi', 'H', 'Hello', 'Own.\n\nHi\n\nHello'],
  ['it is there already', 'Own.\n\nHello', 'Hel', 'Hello', 'Own.\n\nHello'],
  ['it was emptied', 'Own.\n\nHello', 'Hello', '', 'Own.'],
])('the last letters reach the survivor’s draft when %s', (_, there, before, after, wanted) => {
  expect(carry(text(there), text(before), text(after)).text).toBe(wanted);
});

test('pictures follow too, each once', () => {
  expect(carry(text('', 'own', 'old'), text('', 'old'), text('', 'new', 'own')).attachmentIds).toEqual(['own', 'new']);
});
