import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldKind, fieldKinds, readFieldValue } from './contact-field.ts';

const field = (kind: FieldKind) => ({ kind, choices: ['gold', 'silver'] });

describe('a field takes what it is for and nothing else', () => {
  test.each<[FieldKind, unknown, unknown]>([
    ['text', '  Graz ', 'Graz'],
    ['text', '   ', null],
    ['text', 'x'.repeat(501), null],
    ['number', 42, 42],
    ['number', Number.NaN, null],
    ['number', '42', null],
    ['date', '2026-03-31', '2026-03-31'],
    ['date', '2026-02-30', null],
    ['choice', 'gold', 'gold'],
    ['choice', 'Gold', null],
    ['yes_no', false, false],
    ['yes_no', 'no', null],
    ['mail', ' Mila@Example.COM ', 'mila@example.com'],
    ['mail', 'mila@example', null],
    ['phone', '0043 664 / 123-45 67', '+436641234567'],
    ['phone', '12', null],
  ])('%s: %j', (kind, typed, stored) => {
    expect(readFieldValue(field(kind), typed)).toBe(stored);
  });
});

test('what a field has stored, it takes again unchanged', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldKinds), fc.anything(), (kind, typed) => {
      const stored = readFieldValue(field(kind), typed);

      if (stored !== null) expect(readFieldValue(field(kind), stored)).toBe(stored);
    }),
  );
});
