import { expect, test } from 'vitest';
import type { Permission } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { lastAnswer, waysFor } from './ways.ts';

const ours = { id: 'b', direction: 'out', visibility: 'public', deletedAt: null, context: false } as TimelineMessage;
const open = { postId: 'p', channelId: 'c', handle: 'acme', replyToId: 'm', max: 300, unit: 'graphemes', images: 4 };
const everything: Permission[] = ['reply.public', 'reply.private', 'content.delete'];
const here = (can: Stages['can'], permissions = everything, stage: Stages['public'] = open) => ({
  stages: { can, public: stage, private: null },
  permissions,
});

test.each([
  [
    'all it offers, other words first',
    ours,
    here(['edit_own', 'delete_own']),
    ['edit', 'replace', 'follow_up', 'delete'],
  ],
  ['no edit where the network has none', ours, here(['delete_own']), ['replace', 'follow_up', 'delete']],
  ['nothing deleted by who may not', ours, here(['edit_own', 'delete_own'], ['reply.public']), ['edit', 'follow_up']],
  ['no further answer where none can leave', ours, here(['delete_own'], everything, null), ['delete']],
  ['nothing of a customer', { ...ours, direction: 'in' as const }, here(['edit_own', 'delete_own']), []],
  ['nothing that is gone', { ...ours, deletedAt: '2026-01-01T00:00:00Z' }, here(['edit_own', 'delete_own']), []],
])('offers %s', (_, message, place, expected) => {
  expect(waysFor(message, place)).toEqual(expected);
});

test('the key is about the newest answer that stands', () => {
  const gone = { ...ours, id: 'c', deletedAt: '2026-01-01T00:00:00Z' };
  const theirs = { ...ours, id: 'd', direction: 'in' as const };
  expect(lastAnswer([{ ...ours, id: 'a' }, ours, gone, theirs])?.id).toBe('b');
});
