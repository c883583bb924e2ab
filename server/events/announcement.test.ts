import { expect, test } from 'vitest';
import { announce, isAwaited, readAnnouncement } from './announcement.ts';

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

test.each([true, false])('an announcement arrives as it was told (awaited: %s)', (awaited) => {
  const told = { workspaceId: '01900000-0000-7000-8000-00000000bec1', position: 42, isAwaited: awaited };

  expect(readAnnouncement(announce(told))).toEqual(told);
});

test('an announcement of a program that knows no marks is read', () => {
  expect(readAnnouncement('w:7')).toEqual({ workspaceId: 'w', position: 7, isAwaited: false });
});
