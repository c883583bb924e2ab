import { expect, test } from 'vitest';
import { passOver } from './pass-over.ts';

const receives = { name: 'receives', types: ['message.received'] } as const;
const notes = { name: 'notes', types: ['note.added'] } as const;
const builds = { name: 'builds', types: ['note.added'], after: 'receives' } as const;

const recent = [
  { position: 11, type: 'message.received' },
  { position: 12, type: 'conversation.tagged' },
];

test.each([
  {
    name: 'who wants something on the way reads, and who wants nothing of it is moved on',
    positions: { receives: 10, notes: 10 },
    reading: ['receives'],
    moves: [{ name: 'notes', stood: 10, reached: 12 }],
  },
  { name: 'who has read everything is left alone', positions: { receives: 12, notes: 12 }, reading: [], moves: [] },
  {
    name: 'who has read what it wants is moved on',
    positions: { receives: 11, notes: 12 },
    reading: [],
    moves: [{ name: 'receives', stood: 11, reached: 12 }],
  },
  { name: 'who never read reads', positions: { receives: 12 }, reading: ['notes'], moves: [] },
  {
    name: 'who stands before what was looked at reads',
    positions: { receives: 12, notes: 9 },
    reading: ['notes'],
    moves: [],
  },
])('$name', ({ positions, reading, moves }) => {
  const places = { head: 12, positions: new Map(Object.entries(positions)) };

  const passed = passOver(places, { recent, since: 10 }, [receives, notes]);

  expect({ reading: passed.reading.map(({ name }) => name), moves: passed.moves }).toEqual({ reading, moves });
});

test.each([
  { name: 'comes as far as the one it builds on', stood: 11, reached: 12 },
  { name: 'waits where the one it builds on still has to read', stood: 10, reached: 10 },
])('who builds on another $name', ({ stood, reached }) => {
  const places = {
    head: 12,
    positions: new Map([
      ['receives', stood],
      ['builds', 10],
    ]),
  };

  const { moves } = passOver(places, { recent, since: 10 }, [receives, builds]);

  expect(moves.find(({ name }) => name === 'builds')?.reached ?? 10).toBe(reached);
});
