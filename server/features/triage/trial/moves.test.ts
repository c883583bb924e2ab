import { expect, test } from 'vitest';
import type { TriageDecision } from '#contract/triage-policy.ts';
import { addTried, changesOf, countsOf, type Moves } from './moves.ts';

const decided = (decision: TriageDecision, rule: string | null = null) => ({
  decision,
  rule,
  reasons: [],
  guard: null,
});

/** What two policies say of messages, each in a conversation of its own where nothing else is said. */
function tried(...rows: readonly [now: TriageDecision, draft: TriageDecision, conversationId?: string][]): Moves {
  const moves: Moves = {};
  for (const [n, [now, draft, conversationId = `c${n}`]] of rows.entries())
    addTried(moves, {
      messageId: `m${n}`,
      conversationId,
      now: decided(now, 'old rule'),
      draft: decided(draft, 'new rule'),
    });
  return moves;
}

test('each message counts once on both sides', () => {
  const moves = tried(['answer', 'answer'], ['answer', 'none'], ['watch', 'answer'], ['none', 'none']);

  expect(countsOf(moves)).toEqual({
    now: { answer: 2, acknowledge: 0, watch: 1, none: 1 },
    draft: { answer: 2, acknowledge: 0, watch: 0, none: 2 },
  });
});

test('what changes is told, the most frequent first, with the rules that say so', () => {
  const moves = tried(['answer', 'none'], ['watch', 'answer'], ['answer', 'answer'], ['watch', 'answer']);

  expect(changesOf(moves)).toEqual([
    {
      from: 'watch',
      to: 'answer',
      count: 2,
      examples: [
        { messageId: 'm1', conversationId: 'c1', before: 'old rule', after: 'new rule' },
        { messageId: 'm3', conversationId: 'c3', before: 'old rule', after: 'new rule' },
      ],
    },
    {
      from: 'answer',
      to: 'none',
      count: 1,
      examples: [{ messageId: 'm0', conversationId: 'c0', before: 'old rule', after: 'new rule' }],
    },
  ]);
});

test('examples are few, and one of each conversation', () => {
  const talkative = tried(['answer', 'none', 'same'], ['answer', 'none', 'same']);
  const many = tried(...Array.from({ length: 9 }, (): ['answer', 'none'] => ['answer', 'none']));

  expect(changesOf(talkative).map(({ count, examples }) => [count, examples.length])).toEqual([[2, 1]]);
  expect(changesOf(many).map(({ count, examples }) => [count, examples.length])).toEqual([[9, 5]]);
});
