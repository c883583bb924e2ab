import { expect, test } from 'vitest';
import { addChanges, listChanges } from './rerun-rows.ts';

test('what changes is counted by task, from and to, the most frequent first', () => {
  const changes = {};
  addChanges(changes, { sentiment: 'neutral', spam: 'spam' }, { sentiment: 'negative', spam: 'spam' });
  addChanges(changes, { sentiment: 'neutral' }, { sentiment: 'negative', urgent: 'urgent' });
  addChanges(changes, { hate: 'hate' }, {});

  expect(listChanges(changes)).toEqual([
    { task: 'sentiment', from: 'neutral', to: 'negative', count: 2 },
    { task: 'urgent', from: null, to: 'urgent', count: 1 },
    { task: 'hate', from: 'hate', to: null, count: 1 },
  ]);
});
