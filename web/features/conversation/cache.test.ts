import { describe, expect, test } from 'vitest';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { TimelineNote } from '#contract/timeline.ts';
import { addOlder, allRows, keepRows, mergeDetail, patchDetail, placeRow, putEntry, type Rows } from './cache.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();

function aRow(id: string, minute: number, change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    number: 1,
    version: 1,
    status: 'open',
    priority: 'normal',
    inDanger: false,
    tier: 1,
    network: 'sandbox',
    sandbox: true,
    profile: { id, contactId: null, network: 'sandbox', handle: id, name: id, avatarUrl: null, followers: null },
    preview: '',
    previewDeletedBy: null,
    previewDirection: 'in',
    visibility: 'public',
    awaitsUs: true,
    assigneeId: null,
    teamId: null,
    tags: [],
    language: null,
    snoozedUntil: null,
    heldBy: null,
    primaryDueAt: null,
    clock: null,
    lastMessageAt: at(minute),
    lastInboundAt: at(minute),
    unread: true,
    following: false,
    outbox: null,
    ...change,
  };
}

const list = (pages: ConversationRow[][], more = false): Rows => ({
  pages: pages.map((items, index) => ({ items, next: index < pages.length - 1 || more ? `after ${index}` : null })),
  pageParams: pages.map((_, index) => (index === 0 ? null : `after ${index - 1}`)),
});
const ids = (rows: Rows) => allRows(rows).map(({ id }) => id);

describe('a row that changed', () => {
  const rows = list([[aRow('c', 30), aRow('b', 20)], [aRow('a', 10)]]);

  test('moves to its place in time and stands once', () => {
    expect(ids(placeRow(rows, aRow('a', 40, { version: 2 }), true, 'recent'))).toEqual(['a', 'c', 'b']);
  });

  test('enters between its neighbours', () => {
    expect(ids(placeRow(rows, aRow('new', 15), true, 'recent'))).toEqual(['c', 'b', 'new', 'a']);
  });

  test('leaves the view', () => {
    expect(ids(placeRow(rows, aRow('b', 20, { version: 2, status: 'resolved' }), false, 'recent'))).toEqual(['c', 'a']);
  });

  test('never overwrites a newer version of itself', () => {
    const newer = placeRow(rows, aRow('b', 20, { version: 5, preview: 'new' }), true, 'recent');

    expect(placeRow(newer, aRow('b', 20, { version: 4, preview: 'old' }), true, 'recent')).toBe(newer);
    expect(placeRow(newer, aRow('b', 20, { version: 4 }), false, 'recent')).toBe(newer);
  });

  test('stays out of a list whose next page will bring it', () => {
    expect(ids(placeRow(list([[aRow('c', 30)]], true), aRow('a', 1), true, 'recent'))).toEqual(['c']);
    expect(ids(placeRow(list([[aRow('c', 30)]]), aRow('a', 1), true, 'recent'))).toEqual(['c', 'a']);
  });

  test('enters an empty list', () => {
    expect(ids(placeRow(list([[]]), aRow('a', 1), true, 'recent'))).toEqual(['a']);
  });
});

const aNote = (id: string, minute: number): TimelineNote => ({
  kind: 'note',
  id,
  at: at(minute),
  agentId: null,
  text: id,
  mentions: [],
  from: null,
});

function aDetail(minutes: number[], change: Partial<ConversationDetail> = {}): ConversationDetail {
  return {
    conversation: aRow('x', 50),
    posts: [],
    closing: { posts: 0, questions: 0 },
    proposal: null,
    invitation: null,
    stages: { initial: null, public: null, private: null, bystanders: [], can: [] },
    drafts: [],
    draftFiles: [],
    returned: [],
    signOffs: [],
    restraints: [],
    tasks: [],
    timeline: minutes.map((minute) => aNote(`n${minute}`, minute)),
    older: null,
    history: { items: [], next: null },
    movedTo: null,
    ...change,
  };
}
const minutes = (detail: ConversationDetail) => detail.timeline.map(({ id }) => id);

describe('the open conversation', () => {
  test('keeps its newer row when an older one arrives', () => {
    const detail = aDetail([], { conversation: aRow('x', 50, { version: 3 }) });

    expect(patchDetail(detail, aRow('x', 50, { version: 2 }))).toBe(detail);
  });

  test('keeps older entries that were loaded when the newest are read again', () => {
    const before = aDetail([1, 2, 10, 11], { older: 'before 1' });

    const merged = mergeDetail(before, aDetail([11, 12], { older: 'before 11' }));

    expect(minutes(merged)).toEqual(['n1', 'n2', 'n10', 'n11', 'n12']);
    expect(merged.older).toBe('before 1');
  });

  test('drops what is gone from an answer that holds everything', () => {
    expect(minutes(mergeDetail(aDetail([1, 2, 3]), aDetail([2, 3])))).toEqual(['n2', 'n3']);
  });

  test('takes older entries once', () => {
    const more = addOlder(aDetail([5, 6], { older: 'x' }), { items: [aNote('n4', 4), aNote('n5', 5)], older: null });

    expect(minutes(more)).toEqual(['n4', 'n5', 'n6']);
    expect(more.older).toBeNull();
  });

  test('shows an entry of ours in its place, instead of the guess', () => {
    const guessed = putEntry(aDetail([1, 9]), aNote('guess', 5));

    expect(minutes(guessed)).toEqual(['n1', 'guess', 'n9']);
    expect(minutes(putEntry(guessed, aNote('real', 6), 'guess'))).toEqual(['n1', 'real', 'n9']);
  });
});

test('a list that was read again keeps the very rows that say the same, wherever they now stand', () => {
  const before: Rows = { pages: [{ items: [aRow('a', 2), aRow('b', 1)], next: null }], pageParams: [null] };
  const again = (...items: ConversationRow[]): Rows => ({ pages: [{ items, next: null }], pageParams: [null] });

  const moved = keepRows(before, again(aRow('c', 3), aRow('b', 1), aRow('a', 2, { preview: 'new' })));

  expect(allRows(moved)[1]).toBe(allRows(before)[1]);
  expect(allRows(moved)[2]).toMatchObject({ id: 'a', preview: 'new' });
  expect(allRows(moved).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(keepRows(before, again(aRow('a', 2), aRow('b', 1)))).toBe(before);
  expect(keepRows(before, again(aRow('a', 2)))).not.toBe(before);
});
