import { expect, test } from 'vitest';
import { languageCodes } from '#contract/language.ts';
import { noticeKinds } from '#contract/notification.ts';
import { compose, type ToldNotice } from './compose.ts';

const notice = (n: number, change: Partial<ToldNotice> = {}): ToldNotice => ({
  kind: 'clock_breached',
  detail: { clock: 'resolution' },
  conversationId: `conversation ${n}`,
  number: n,
  who: null,
  ...change,
});
const english = { purpose: 'now', language: 'en', workspace: 'Acme' } as const;

test('one thing is its own title and leads to its conversation', () => {
  expect(compose([notice(7)], english)).toMatchObject({
    title: '#7: The resolution is late',
    lines: ['#7: The resolution is late'],
    more: null,
    path: '/inbox/all/conversation 7',
  });
});

test('many are counted, the same about the same in one line, and what does not fit as a number', () => {
  const many = [...Array.from({ length: 9 }, (_, n) => notice(n)), notice(0), notice(8)];

  expect(compose(many, english)).toMatchObject({
    title: '11 notifications',
    lines: expect.arrayContaining(['#0: The resolution is late (×2)']),
    more: 'and 5 more',
    path: '/notifications',
  });
});

test.each(languageCodes)('what leaves the house can be said in %s, with every count', (language) => {
  for (const purpose of ['page', 'now', 'digest', 'test'] as const)
    for (const count of [1, 2, 3, 11, 100]) {
      const notices = Array.from({ length: count }, (_, n) => notice(n, { who: n % 2 ? 'Ana' : null }));
      const { title, lines, more } = compose(notices, { purpose, language, workspace: 'Acme' });
      expect(`${title}${lines.join('')}${more}`).not.toMatch(/[{}]/);
      expect(more === null).toBe(purpose === 'test' || count <= 5);
    }
});

test('every kind can be said in every language, also when what it said was lost', () => {
  for (const language of languageCodes)
    for (const kind of noticeKinds) {
      const { title } = compose([notice(1, { kind, detail: {} })], { ...english, language });
      expect(title).toMatch(/^#1.*\p{L}/u);
    }
});
