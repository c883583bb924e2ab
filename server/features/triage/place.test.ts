import { describe, expect, it } from 'vitest';
import type { ConversationStatus } from '#contract/filter.ts';
import { cameBack, type LastStatus, leftQueue, type Place, placeOf } from './place.ts';

const fresh: Place = { status: 'open', isAside: false, waiting: ['none'], last: null };
const woken = (from: ConversationStatus): LastStatus => ({ from, reason: 'customer_wrote', isByPerson: false });
const left: LastStatus = { from: 'open', reason: leftQueue, isByPerson: false };

describe('where decisions take a conversation', () => {
  it.each<[string, Partial<Place>, ConversationStatus | null]>([
    ['nobody waits: it is resolved', {}, 'resolved'],
    ['watched: it rests until they write again', { waiting: ['watch'] }, 'snoozed'],
    ['what asks for most counts', { waiting: ['none', 'watch'] }, 'snoozed'],
    ['one that needs an answer keeps it', { waiting: ['none', 'answer'] }, null],
    ['acknowledging is to be done', { waiting: ['acknowledge'] }, null],
    ['one that is undecided keeps it', { waiting: ['none', null] }, null],
    ['nothing waits', { waiting: [] }, null],
    ['thanks for an answer: the customer’s turn it was', { last: woken('pending') }, 'pending'],
    ['on hold it waited for us, and for nobody now', { last: woken('on_hold') }, 'pending'],
    ['thanks after it was resolved', { last: { from: 'resolved', reason: null, isByPerson: false } }, 'resolved'],
    ['what is set aside stays', { isAside: true, status: 'resolved' }, null],
    ['what somebody opened stays open', { last: { from: 'resolved', reason: null, isByPerson: true } }, null],
    ['what somebody closed stays closed', { status: 'pending', last: woken('open') }, null],
    ['away and no longer watched', { status: 'snoozed', last: left }, 'resolved'],
    ['away and watched from now on', { status: 'resolved', last: left, waiting: ['watch'] }, 'snoozed'],
    ['away and needed after all', { status: 'resolved', last: left, waiting: ['answer'] }, 'open'],
    ['resolved by somebody and needed after all', { status: 'resolved', waiting: ['answer'] }, null],
    [
      'brought back, and the decision taken back',
      { last: { from: 'pending', reason: cameBack, isByPerson: true } },
      'pending',
    ],
  ])('%s', (_, part, to) => {
    expect(placeOf({ ...fresh, ...part }, false).to?.status ?? null).toBe(to);
  });

  it('goes where a person says, whoever opened it', () => {
    const last = { from: 'resolved', reason: null, isByPerson: true } as const;
    expect(placeOf({ ...fresh, last }, true).to).toEqual({ status: 'resolved', reason: leftQueue });
  });
});
