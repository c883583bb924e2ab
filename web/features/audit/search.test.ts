import { expect, test } from 'vitest';
import { toFilter } from './filter.ts';
import { AuditSearch } from './search.ts';

test('a broken filter in the address is left out and the others stay', () => {
  const search = AuditSearch.parse({ type: 'nonsense', agent: '5', from: '2026-01-31', to: 'soon' });

  expect(search).toEqual({
    type: undefined,
    agent: undefined,
    conversation: undefined,
    from: '2026-01-31',
    to: undefined,
  });
});

test('from and until the same day ask for that whole day', () => {
  const { from, to } = toFilter(AuditSearch.parse({ from: '2026-03-10', to: '2026-03-10' }));

  expect(new Date(to ?? '').getTime() - new Date(from ?? '').getTime()).toBe(86_400_000);
});

test('a type that no event has narrows nothing', () => {
  expect(toFilter(AuditSearch.parse({ type: 'conversation.assigned' })).type).toBe('conversation.assigned');
  expect(toFilter(AuditSearch.parse({ type: 'conversation.eaten' })).type).toBeUndefined();
});
