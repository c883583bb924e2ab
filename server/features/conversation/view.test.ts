import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationStatuses, standardViews, type ViewKey } from '#contract/conversation.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { canReach, isInView, type Placed, viewBranches } from './view.ts';

const viewer = (changes: Partial<Viewer> = {}): Viewer => ({
  workspaceId: 'w' as WorkspaceId,
  agentId: 'me',
  apiKeyId: null,
  permissions: new Set(),
  reach: 'all',
  teamIds: ['north'],
  ...changes,
});
const placed = (changes: Partial<Placed> = {}): Placed => ({
  status: 'open',
  assigneeId: null,
  teamId: null,
  ...changes,
});

const stranger = { isMentioned: false, isFollowed: false };
const close = { isMentioned: true, isFollowed: true };

test.each<[string, Placed, ViewKey[]]>([
  ['nobody’s', placed(), ['unassigned', 'open', 'all']],
  ['mine', placed({ assigneeId: 'me' }), ['mine', 'open', 'all']],
  ['mine and resolved', placed({ assigneeId: 'me', status: 'resolved' }), ['resolved', 'all']],
  ['of my team', placed({ teamId: 'north' }), ['unassigned', 'team', 'open', 'all']],
  ['held by a department', placed({ status: 'on_hold' }), ['pending', 'all']],
  ['snoozed', placed({ status: 'snoozed' }), ['snoozed', 'all']],
])('a conversation that is %s stands in the views it belongs to', (_, row, expected) => {
  const views = standardViews.filter((view) => isInView(view, viewer(), row, stranger));

  expect(views).toEqual(expected);
});

test('a mention is a view of its own while it is unseen', () => {
  expect(isInView('mentions', viewer(), placed({ status: 'resolved' }), { ...stranger, isMentioned: true })).toBe(true);
  expect(isInView('mentions', viewer(), placed(), stranger)).toBe(false);
});

test('what one follows is a view of its own, settled or not', () => {
  expect(isInView('following', viewer(), placed({ status: 'resolved' }), { ...stranger, isFollowed: true })).toBe(true);
  expect(isInView('following', viewer(), placed(), stranger)).toBe(false);
});

test.each<[string, Placed, boolean]>([
  ['of their team', placed({ teamId: 'north', assigneeId: 'you' }), true],
  ['of another team', placed({ teamId: 'south' }), false],
  ['of another team but their own', placed({ teamId: 'south', assigneeId: 'me' }), true],
  ['of nobody and no team', placed(), true],
  ['of a colleague without a team', placed({ assigneeId: 'you' }), false],
])('someone who sees their teams: a conversation %s', (_, row, expected) => {
  expect(canReach(viewer({ reach: 'teams' }), row)).toBe(expected);
});

test('an API key has nothing assigned and no mentions', () => {
  const key = viewer({ agentId: null, apiKeyId: 'k', teamIds: [] });

  expect(viewBranches('mine', key)).toEqual([]);
});

const anyRow = fc.record({
  status: fc.constantFrom(...conversationStatuses),
  assigneeId: fc.constantFrom(null, 'me', 'you'),
  teamId: fc.constantFrom(null, 'north', 'south', 'west'),
});

test('no view shows what is out of reach, and everything in reach stands in all', () => {
  fc.assert(
    fc.property(
      anyRow,
      fc.constantFrom(...standardViews),
      fc.constantFrom('all' as const, 'teams' as const, 'escalated' as const),
      fc.subarray(['north', 'south']),
      (row, view, reach, teamIds) => {
        const someone = viewer({ reach, teamIds });
        if (isInView(view, someone, row, close)) expect(canReach(someone, row)).toBe(true);
        expect(isInView('all', someone, row, close)).toBe(canReach(someone, row));
      },
    ),
  );
});

test('every branch by assignee or team names a status, so that an index gives it in order', () => {
  for (const view of standardViews)
    for (const reach of ['all', 'teams', 'escalated'] as const)
      for (const branch of viewBranches(view, viewer({ reach, teamIds: ['north', 'south'] })))
        expect(branch.status !== undefined || Object.keys(branch).length === 0).toBe(true);
});
