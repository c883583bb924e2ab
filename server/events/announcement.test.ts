import { expect, test } from 'vitest';
import { announce, announcementOf, isAwaited, mostNamed, readAnnouncement } from './announcement.ts';

const system = { kind: 'system', id: null } as const;
const customer = { kind: 'customer', id: null } as const;

test.each([
  ['a message of a customer', [{ type: 'message.received', actor: customer }], true],
  ['a message that the program found', [{ type: 'message.found', actor: system }], true],
  ['what a colleague did', [{ type: 'conversation.assigned', actor: { kind: 'agent', id: 'ana' } }], true],
  ['what was understood', [{ type: 'conversation.understood', actor: system }], false],
  [
    'a message among what follows of it',
    [
      { type: 'conversation.understood', actor: system },
      { type: 'message.received', actor: customer },
    ],
    true,
  ],
  ['nothing', [], false],
] as const)('%s is awaited or not', (_, events, awaited) => {
  expect(isAwaited(events)).toBe(awaited);
});

const told = { workspaceId: '01900000-0000-7000-8000-00000000bec1', position: 42 };

test.each([
  { isAwaited: true, conversationIds: ['a', 'b'] },
  { isAwaited: false, conversationIds: ['a'] },
  { isAwaited: true, conversationIds: [] },
])('an announcement arrives as it was told: %o', (said) => {
  expect(readAnnouncement(announce({ ...told, ...said }))).toEqual({ ...told, ...said });
});

test('the conversations that changed are named, each once; too many are not', () => {
  const event = (conversationId?: string) => ({ type: 'message.received', actor: customer, conversationId });
  const named = (...ids: (string | undefined)[]) => announcementOf(ids.map(event), told).conversationIds;

  expect(named('a', undefined, 'b', 'a')).toEqual(['a', 'b']);
  const many = Array.from({ length: mostNamed + 1 }, (_, n) => `c${n}`);
  expect([named(...many.slice(1)).length, named(...many)]).toEqual([mostNamed, []]);
});

test('an announcement of a program that knows no marks is read', () => {
  expect(readAnnouncement('w:7')).toEqual({ workspaceId: 'w', position: 7, isAwaited: false, conversationIds: [] });
});
