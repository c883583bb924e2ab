import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, findRanges } from './highlight.ts';
import { parseQuery, toTsquery } from './parse-query.ts';

const now = new Date('2026-11-22T15:30:00Z');
const parse = (typed: string) => parseQuery(typed, now);

test('words, phrases and exclusions are told apart', () => {
  expect(parse('Refund "wrong colour" -spam')).toMatchObject({
    tokens: ['refund', 'wrong', 'colour'],
    phrases: ['wrong colour'],
    notTokens: ['spam'],
    problems: [],
  });
});

test.each([
  ['from:@ana.bsky.social', { from: ['ana.bsky.social'] }],
  ['from:"Ana López"', { from: ['Ana López'] }],
  ['network:Bluesky', { networks: ['bluesky'] }],
  ['has:image has:link', { has: ['image', 'link'] }],
  ['is:private', { visibilities: ['private'] }],
  ['is:resolved status:open', { statuses: ['resolved', 'open'] }],
  ['assignee:me', { assignees: ['me'] }],
  ['tag:vip', { tags: ['vip'] }],
  ['after:2026-11-01 before:2026-12', { after: new Date('2026-11-01'), before: new Date('2026-12-01') }],
  ['after:7d', { after: new Date('2026-11-15T15:30:00Z') }],
  ['before:today', { before: new Date('2026-11-22T00:00:00Z') }],
])('%s is an operator', (typed, expected) => {
  expect(parse(typed)).toMatchObject({ ...expected, tokens: [], problems: [] });
});

test.each([
  ['colour:red', 'unknown_operator'],
  ['before:2026-02-31', 'bad_date'],
  ['has:cheese', 'unknown_value'],
  ['   ', 'nothing_to_find'],
  ['!!', 'nothing_to_find'],
])('%s is told as %s', (typed, reason) => {
  expect(parse(typed).problems[0]).toMatchObject({ reason });
});

test('an address is searched, not taken for an operator', () => {
  const { tokens, problems } = parse('https://shop.example/kettle');

  expect(tokens).toEqual(['shop.example', 'shop', 'example', 'kettle']);
  expect(problems).toEqual([]);
});

test('nothing that can be typed makes the parser fail or the tsquery unquoted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const tsquery = toTsquery(parse(typed));

      expect((tsquery ?? '').replace(/'(?:[^'\\]|''|\\\\)*'/g, '').replaceAll(/[ &!]/g, '')).toBe('');
    }),
  );
});

test.each([
  ['Where is my Réfund?', ['refund'], [[12, 18]]],
  ['the wrong colour', ['wrong', 'colour'], [[4, 16]]],
  ['don’t ask', ['dont'], [[0, 5]]],
  ['客户服务很差', ['服务'], [[2, 4]]],
  ['nothing here', ['refund'], []],
])('in "%s" the words %j stand at %j', (text, tokens, ranges) => {
  expect(findRanges(text, tokens)).toEqual(ranges);
});

test('ranges of an excerpt lie in it and say what was sought', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (before, after) => {
        const found = excerpt(`${before} refund ${after}`, ['refund']);

        expect(found.ranges.length).toBeGreaterThan(0);
        for (const [from, to] of found.ranges) expect(found.excerpt.slice(from, to).toLowerCase()).toContain('refund');
      },
    ),
  );
});
