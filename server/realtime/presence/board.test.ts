import { expect, test } from 'vitest';
import { openBoard, type Sighting } from './board.ts';

const sighting = (change: Partial<Sighting & { until: number }> = {}) => ({
  agentId: 'ana',
  browser: 'b1',
  tab: 't1',
  conversationId: 'one',
  doing: 'viewing' as const,
  until: 20,
  own: true,
  ...change,
});

test('saying the same again changes nothing, doing something else does', () => {
  const board = openBoard();

  expect(board.put(sighting())).toEqual(['one']);
  expect(board.put(sighting())).toEqual([]);
  expect(board.put(sighting({ doing: 'public' }))).toEqual(['one']);
  expect(board.peopleIn('one')).toEqual([{ agentId: 'ana', doing: 'public' }]);
});

test('a tab is in one conversation: going to the next leaves the last', () => {
  const board = openBoard();
  board.put(sighting());

  expect(board.put(sighting({ conversationId: 'two' }))).toEqual(['one', 'two']);
  expect(board.peopleIn('one')).toEqual([]);
});

test('of several tabs the one that writes counts, and in public before in private', () => {
  const board = openBoard();
  board.put(sighting({ doing: 'private' }));
  board.put(sighting({ tab: 't2', doing: 'viewing' }));
  board.put(sighting({ tab: 't3', doing: 'public' }));

  expect(board.peopleIn('one')).toEqual([{ agentId: 'ana', doing: 'public' }]);
});

test('who is silent is gone at their time', () => {
  const board = openBoard();
  board.put(sighting({ until: 20 }));
  board.put(sighting({ agentId: 'ben', until: 30 }));

  expect(board.expire(20)).toEqual(['one']);
  expect(board.peopleIn('one')).toEqual([{ agentId: 'ben', doing: 'viewing' }]);
});

test('a browser takes all of its tabs along, and only its own agent’s', () => {
  const board = openBoard();
  board.put(sighting());
  board.put(sighting({ tab: 't2', conversationId: 'two' }));
  board.put(sighting({ agentId: 'ben', tab: 't3' }));

  expect(board.leaveBrowser('ana', 'b1')).toEqual(['one', 'two']);
  expect(board.conversationIds()).toEqual(['one']);
});
