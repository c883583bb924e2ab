import { expect, test } from 'vitest';
import type { MacroStep } from '#contract/macro.ts';
import { neverRuns } from './never-runs.ts';

const reply = (id: string, change = {}) => ({
  id,
  title: id,
  isExpired: false,
  awaitsRelease: false,
  opening: 'Hello',
  ...change,
});
const replies = [
  reply('good'),
  reply('old', { isExpired: true }),
  reply('new', { awaitsRelease: true }),
  reply('blank', { opening: 'Order [number]' }),
];
const known = { replies, agentIds: ['ana'] };
const says = (savedReplyId: string, how: 'send' | 'insert' = 'send'): MacroStep => ({
  kind: 'reply',
  savedReplyId,
  stage: 'customer',
  how,
});
const reasons = (...steps: MacroStep[]) => neverRuns(steps, known).map(({ step, reason }) => `${step} ${reason}`);

test('a macro is told that could run nowhere: by an expired reply, one that is gone, a blank, or somebody who left', () => {
  expect(reasons(says('good'), { kind: 'assign', assigneeId: 'ana' }, { kind: 'assign', assigneeId: 'me' })).toEqual(
    [],
  );
  expect(reasons(says('old'), says('gone'), says('blank'), says('new'))).toEqual([
    '1 reply_expired',
    '2 reply_gone',
    '3 blanks',
    '4 reply_unreleased',
  ]);
  expect(reasons(says('blank', 'insert'), { kind: 'assign', assigneeId: 'ben' })).toEqual(['2 nobody']);
  expect(reasons({ kind: 'assign', assigneeId: null })).toEqual([]);
});
