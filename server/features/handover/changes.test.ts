import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const shift = (agentId: string, from: number, to: number) => ({ agentId, from: at(from), to: at(to) });

test('a shift that ends is a change, also where nobody follows, and the end of what is looked at is none', () => {
  const shifts = [shift('ana', 0, 8), shift('ben', 8, 12), shift('cy', 14, 24)];

  expect(changesOf(shifts, at(24))).toEqual([
    { fromAgentId: 'ana', toAgentId: 'ben', at: at(8) },
    { fromAgentId: 'ben', toAgentId: null, at: at(12) },
  ]);
});
