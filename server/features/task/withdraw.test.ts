import { expect, test } from 'vitest';
import { withdrawn } from './withdraw.ts';

const call = 'We will call you tomorrow.';
const later = 'We will call you on Friday.';

test.each([
  ['another time', call, later, false, [call]],
  ['the same, other words around it', call, 'Sorry! We will call you tomorrow, Mila.', false, []],
  ['nothing instead', `${call} We open at ten.`, 'We open at ten.', false, [call]],
  ['a deletion', call, '', false, [call]],
  ['a further answer about something else', call, 'We open at ten.', true, []],
  ['a further answer that promises it anew', call, later, true, [call]],
])('%s', (_, before, after, isBeside, expected) => {
  expect(withdrawn({ before, after, isBeside }).map(({ text }) => text)).toEqual(expected);
});
