import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationStatuses, standardFilter, standardViews, type ViewKey } from '#contract/filter.ts';
import { type Facts, fits } from '#contract/fits.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { areApart, canReach, matches, type Placed, rangesOf } from './view.ts';

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

// Only what decides about a standard view matters.
const isInView = (view: ViewKey, someone: Viewer, row: Placed, mentionsMe: boolean) =>
  fits(standardFilter(view), { ...row, mentionsMe } as Facts, { ...someone, now: new Date() }) === true;

test.each<[string, Placed, ViewKey[]]>([
  ['nobody’s', placed(), ['unassigned', 'open', 'all']],
  ['mine', placed({ assigneeId: 'me' }), ['mine', 'open', 'all']],
  ['mine and resolved', placed({ assigneeId: 'me', status: 'resolved' }), ['resolved', 'all']],
  ['of my team', placed({ teamId: 'north' }), ['unassigned', 'team', 'open', 'all']],
  ['held by a department', placed({ status: 'on_hold' }), ['pending', 'all']],
  ['snoozed', placed({ status: 'snoozed' }), ['snoozed', 'all']],
])('a conversation that is %s stands in the views it belongs to', (_, row, expected) => {
  const views = standardViews.filter((view) => isInView(view, viewer(), row, false));

  expect(views).toEqual(expected);
});

test('a mention is a view of its own while it is unseen', () => {
  expect(isInView('mentions', viewer(), placed({ status: 'resolved' }), true)).toBe(true);
  expect(isInView('mentions', viewer(), placed(), false)).toBe(false);
});

test('what one follows is a view of its own, settled or not', () => {
  const row = placed({ status: 'resolved' });
  const stands = (following: boolean) =>
    fits(standardFilter('following'), { ...row, following } as Facts, { ...viewer(), now: new Date() });

  expect([stands(true), stands(false)]).toEqual([true, false]);
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

  expect(rangesOf(standardFilter('mine'), key, false)).toEqual([]);
});

const anyRow = fc.record({
  status: fc.constantFrom(...conversationStatuses),
  assigneeId: fc.constantFrom(null, 'me', 'you'),
  teamId: fc.constantFrom(null, 'north', 'south', 'west'),
});

test('the ranges of a view hold what fits it within reach, and nothing else', () => {
  fc.assert(
    fc.property(
      anyRow,
      fc.constantFrom(...standardViews.filter((view) => view !== 'mentions' && view !== 'following')),
      fc.constantFrom('all' as const, 'teams' as const, 'escalated' as const),
      fc.subarray(['north', 'south']),
      fc.boolean(),
      (row, view, reach, teamIds, byStatus) => {
        const someone = viewer({ reach, teamIds });
        const isRead = rangesOf(standardFilter(view), someone, byStatus).some((branch) => matches(branch, row));
        expect(isRead).toBe(isInView(view, someone, row, false) && canReach(someone, row));
      },
    ),
  );
});

test('a row lies in at most one of ranges that are apart', () => {
  fc.assert(
    fc.property(
      anyRow,
      fc.constantFrom(...standardViews),
      fc.constantFrom('all' as const, 'teams' as const),
      fc.boolean(),
      (row, view, reach, byStatus) => {
        const ranges = rangesOf(standardFilter(view), viewer({ reach, teamIds: ['north', 'south'] }), byStatus);
        fc.pre(areApart(ranges));
        expect(ranges.filter((branch) => matches(branch, row)).length).toBeLessThan(2);
      },
    ),
  );
  expect(areApart([{ teamId: 'north' }, { assigneeId: 'me' }])).toBe(false);
  expect(areApart([{ teamId: 'north' }, { teamId: 'south', assigneeId: 'me' }])).toBe(true);
});

test('every range by assignee or team names a status, so that an index gives it in order', () => {
  for (const view of standardViews)
    for (const reach of ['all', 'teams', 'escalated'] as const)
      for (const branch of rangesOf(standardFilter(view), viewer({ reach, teamIds: ['north', 'south'] }), false))
        expect(branch.status !== undefined || Object.keys(branch).length === 0).toBe(true);
});
