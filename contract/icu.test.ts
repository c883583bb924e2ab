import { describe, expect, it } from 'vitest';
import { type MessageValues, messageWriter, parseMessage } from './icu.ts';

const say = (source: string, values?: MessageValues, locale = 'en') =>
  messageWriter(locale)(parseMessage(source), values);

describe('a message', () => {
  it('is filled with its arguments; what is not known is nothing', () => {
    expect(say('{a} and {b}', { a: 'Ana', b: null })).toBe('Ana and ');
  });

  it('writes numbers as the reader does', () => {
    expect(say('{n, number} of {m}', { n: 1_234_567, m: 1_234 }, 'de')).toBe('1.234.567 of 1234');
  });

  it('counts by the rules of the language, and exact numbers before them', () => {
    const source = '{n, plural, =0 {none} one {# file} few {# few} other {# files}}';

    expect([0, 1, 1_000].map((n) => say(source, { n }))).toEqual(['none', '1 file', '1,000 files']);
    expect(say(source, { n: 3 }, 'ar-EG-u-nu-latn')).toBe('3 few');
  });

  it('chooses, with the other text for what has none, also for the names of every object', () => {
    const source = '{kind, select, private {in private} other {in public}}';

    expect(say(source, { kind: 'private' })).toBe('in private');
    expect(say(source, { kind: 'constructor' })).toBe('in public');
  });

  it('keeps the count through a choice inside a plural, and # as a sign outside', () => {
    expect(say('#{n, plural, other {{kind, select, other {#}}}}', { n: 2, kind: 'x' })).toBe('#2');
  });

  it.each(['{', 'a } b', '{a', '{a,}', '{a, plural}', '{a, plural, one {x}}', '{a, date}'])(
    'is refused when it is not well formed: %s',
    (source) => {
      expect(() => parseMessage(source)).toThrow('no message');
    },
  );

  it('is not said without its values', () => {
    expect(() => say('{name}')).toThrow('name');
  });
});
