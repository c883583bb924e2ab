import { describe, expect, test } from 'vitest';
import { createFindHost } from '../host.ts';
import type { DirectMessage } from '../outbound.ts';
import type { Session } from '../session.ts';
import { findSent } from './lookup.ts';

const networkNow = new Date('2026-11-22T12:00:00Z');
const minuteMs = 60_000;
const me = 'did:plc:me';
const message: DirectMessage = {
  text: 'On its way',
  attachments: [],
  clientKey: 'k',
  addressees: [],
  to: { externalId: 'did:plc:lena', handle: 'lena.test', name: 'Lena' },
  threadExternalId: 'room',
};

/** A room with one message of ours, said so many minutes ago, seen by a program whose clock is ahead by so many. */
function room(saidMinutesAgo: number, { aheadMinutes, pds }: { aheadMinutes: number; pds: string }): Session {
  const sentAt = new Date(networkNow.getTime() - saidMinutesAgo * minuteMs).toISOString();
  const said = { id: 'm1', rev: '1', text: message.text, sender: { did: me }, sentAt };
  return {
    account: { externalId: me, handle: 'me.test' },
    origin: 'bluesky',
    settings: { service: pds, pds, handle: 'me.test', chat: 'did:web:chat.example' },
    secrets: { accessJwt: 'a', refreshJwt: 'r', password: 'p' },
    findHost: createFindHost({ allowLoopback: false }),
    saveSecrets: async () => {},
    http: async ({ url }) => {
      const body = url.includes('getMessages')
        ? { messages: [said] }
        : { convo: { id: 'room', rev: '1', members: [] } };
      const headers = { date: networkNow.toUTCString() };
      return { status: 200, headers, body: new TextEncoder().encode(JSON.stringify(body)) };
    },
    now: () => new Date(networkNow.getTime() + aheadMinutes * minuteMs),
  };
}

describe('looking for a direct message whose answer was lost', () => {
  test.each([0, 30, -30])('it is found although our clock is %i minutes ahead', async (aheadMinutes) => {
    const session = room(0.1, { aheadMinutes, pds: `https://ahead${aheadMinutes}.example` });
    const started = new Date(session.now().getTime() - 0.2 * minuteMs);

    expect(await findSent(session, 'direct', message, started)).toMatchObject({
      state: 'found',
      sent: { externalId: 'room/m1', threadExternalId: 'room' },
    });
  });

  test.each([0, 30, -30])('the same words of an hour ago are not it (%i minutes)', async (aheadMinutes) => {
    const session = room(60, { aheadMinutes, pds: `https://old${aheadMinutes}.example` });
    const started = new Date(session.now().getTime() - 0.2 * minuteMs);

    expect(await findSent(session, 'direct', message, started)).toEqual({ state: 'absent' });
  });
});
