import * as z from 'zod';
import { accountJson, authenticate, getAccount, relationOf, revokeToken, setBlock, setMute } from './accounts.ts';
import { listEvents } from './events.ts';
import { saveImage } from './images.ts';
import { limits, type Network, Refusal } from './network.ts';
import { saveCaptions, saveRecording } from './recordings.ts';
import { createMessage, getRoom, listRooms } from './rooms.ts';
import type { Call, Route } from './router.ts';
import { statusJson } from './status-json.ts';
import {
  createStatus,
  deleteStatus,
  editStatus,
  findByClientKey,
  findStatus,
  getStatus,
  hideStatus,
  likeStatus,
  type Status,
} from './statuses.ts';
import { getThread, getThreadPage, listThreads } from './threads.ts';
import { listWebhooks, subscribe, unsubscribe } from './webhooks.ts';

const imageIds = z.array(z.string()).max(limits.images).default([]);
const recordingIds = z.array(z.string()).max(limits.recordings).default([]);
const NewStatus = z.object({
  text: z.string().max(20_000),
  kind: z.enum(['post', 'story']).default('post'),
  in_reply_to: z.string().nullable().default(null),
  image_ids: imageIds,
  recording_ids: recordingIds,
  language: z.string().max(35).nullable().default(null),
  expires_in_seconds: z.int().min(1).max(604_800).nullable().default(null),
});
const NewMessage = z.object({
  to: z.string(),
  text: z.string().max(20_000),
  image_ids: imageIds,
  recording_ids: recordingIds,
  language: z.string().max(35).nullable().default(null),
  by_person: z.boolean().default(false),
});
/** What apps may call, below `/sandbox/api`. All of it needs a bearer token. */
export function apiRoutes(network: Network, hookOrigins: () => readonly string[]): Route[] {
  const me = (call: Call) => authenticate(network, call.request.headers.authorization).account;
  const clientKey = (call: Call) => {
    const key = call.request.headers['idempotency-key'];
    return typeof key === 'string' && key !== '' ? key.slice(0, 200) : null;
  };
  const id = (call: Call) => call.params.id ?? '';
  const show = (status: Status, viewerId: string) => ({ body: statusJson(network, status, viewerId) });

  const reading: Route[] = [
    { method: 'GET', path: '/me', answer: (call) => ({ body: accountJson(network, me(call)) }) },
    {
      method: 'GET',
      path: '/accounts/:id',
      answer: (call) => {
        const other = getAccount(network, id(call));
        return { body: { ...accountJson(network, other), ...relationOf(network, me(call).id, other.id) } };
      },
    },
    {
      method: 'GET',
      path: '/statuses',
      answer: (call) => {
        const account = me(call);
        const wanted = statusesFor(network, account.id, call.query).map((row) => statusJson(network, row, account.id));
        return { body: { statuses: wanted } };
      },
    },
    {
      method: 'GET',
      path: '/statuses/:id',
      answer: (call) => show(readable(network, me(call).id, id(call)), me(call).id),
    },
    {
      method: 'GET',
      path: '/threads/:id',
      answer: (call) => {
        const limit = wholeNumber(call.query, 'limit', null);
        if (limit === null) return { body: getThread(network, id(call), me(call).id) };
        const before = wholeNumber(call.query, 'before', null);
        const around = call.query.get('around');
        const asked = { limit: Math.min(Math.max(limit, 1), 500), before, around };
        return { body: getThreadPage(network, id(call), me(call).id, asked) };
      },
    },
    {
      method: 'GET',
      path: '/timeline',
      answer: (call) => ({
        body: listThreads(network, me(call).id, wholeNumber(call.query, 'before', null), 20),
      }),
    },
    { method: 'GET', path: '/rooms', answer: (call) => ({ body: { rooms: listRooms(network, me(call)) } }) },
    { method: 'GET', path: '/rooms/:id', answer: (call) => ({ body: getRoom(network, me(call), id(call)) }) },
    {
      method: 'GET',
      path: '/events',
      answer: (call) => {
        const since = wholeNumber(call.query, 'since', 0) ?? 0;
        const limit = Math.min(Math.max(wholeNumber(call.query, 'limit', 100) ?? 100, 1), 200);
        return { body: listEvents(network, me(call).id, { since, limit, from: call.query.get('from') }) };
      },
    },
    {
      method: 'GET',
      path: '/webhooks',
      answer: (call) => ({
        body: { webhooks: listWebhooks(network, me(call).id).map(({ id, url }) => ({ id, url })) },
      }),
    },
  ];

  const writing: Route[] = [
    {
      method: 'POST',
      path: '/statuses',
      answer: async (call) => {
        const author = me(call);
        const input = await call.json(NewStatus);
        const status = createStatus(network, author, {
          text: input.text,
          kind: input.kind,
          replyTo: input.in_reply_to,
          imageIds: input.image_ids,
          recordingIds: input.recording_ids,
          language: input.language,
          clientKey: clientKey(call),
          expiresInSeconds: input.expires_in_seconds,
        });
        return show(status, author.id);
      },
    },
    {
      method: 'POST',
      path: '/messages',
      answer: async (call) => {
        const author = me(call);
        const input = await call.json(NewMessage);
        const message = createMessage(network, author, {
          toAccountId: input.to,
          text: input.text,
          imageIds: input.image_ids,
          recordingIds: input.recording_ids,
          language: input.language,
          clientKey: clientKey(call),
          byPerson: input.by_person,
        });
        return show(message, author.id);
      },
    },
    {
      method: 'PUT',
      path: '/statuses/:id',
      answer: async (call) => {
        const author = me(call);
        const { text } = await call.json(z.object({ text: z.string().max(20_000) }));
        return show(editStatus(network, author, id(call), text), author.id);
      },
    },
    {
      method: 'DELETE',
      path: '/statuses/:id',
      answer: (call) => {
        deleteStatus(network, me(call), id(call));
        return {};
      },
    },
    ...(['like', 'unlike'] as const).map((verb) => ({
      method: 'POST',
      path: `/statuses/:id/${verb}`,
      answer: (call: Call) => show(likeStatus(network, me(call), id(call), verb === 'like'), me(call).id),
    })),
    ...(['hide', 'unhide'] as const).map((verb) => ({
      method: 'POST',
      path: `/statuses/:id/${verb}`,
      answer: (call: Call) => show(hideStatus(network, me(call), id(call), verb === 'hide'), me(call).id),
    })),
    ...(['block', 'unblock'] as const).map((verb) => ({
      method: 'POST',
      path: `/accounts/:id/${verb}`,
      answer: (call: Call) => {
        setBlock(network, me(call).id, getAccount(network, id(call)).id, verb === 'block');
        return {};
      },
    })),
    ...(['mute', 'unmute'] as const).map((verb) => ({
      method: 'POST',
      path: `/accounts/:id/${verb}`,
      answer: (call: Call) => {
        setMute(network, me(call).id, getAccount(network, id(call)).id, verb === 'mute');
        return {};
      },
    })),
    {
      method: 'POST',
      path: '/images',
      answer: async (call) => {
        const account = me(call);
        const bytes = await call.bytes(limits.imageBytes);
        return { body: saveImage(network, account.id, bytes, (call.query.get('alt') ?? '').slice(0, 1500)) };
      },
    },
    {
      method: 'POST',
      path: '/recordings',
      answer: async (call) => {
        const account = me(call);
        const bytes = await call.bytes(limits.recordingBytes);
        return { body: saveRecording(network, account.id, bytes, (call.query.get('alt') ?? '').slice(0, 1500)) };
      },
    },
    {
      method: 'PUT',
      path: '/recordings/:id/captions',
      answer: async (call) => {
        const account = me(call);
        saveCaptions(network, account.id, id(call), await call.bytes(limits.captionBytes));
        return {};
      },
    },
    {
      method: 'POST',
      path: '/webhooks',
      answer: async (call) => {
        const account = me(call);
        const { url, secret } = await call.json(
          z.object({ url: z.string().max(2000), secret: z.string().min(16).max(200).optional() }),
        );
        return { body: subscribe(network, account.id, { url, secret, origins: hookOrigins() }) };
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/:id',
      answer: (call) => {
        unsubscribe(network, me(call).id, id(call));
        return {};
      },
    },
    {
      method: 'DELETE',
      path: '/tokens/current',
      answer: (call) => {
        me(call);
        revokeToken(network, call.request.headers.authorization ?? '');
        return {};
      },
    },
  ];
  return [...reading, ...writing];
}

/**
 * By client key among one's own, even if deleted since: it was posted. Or by ids among what one may read;
 * there, what is gone is left out.
 */
function statusesFor(network: Network, accountId: string, query: URLSearchParams): Status[] {
  const key = query.get('client_key');
  if (key !== null) {
    const mine = query.get('account') ?? accountId;
    if (mine !== accountId) throw new Refusal(403, 'not_yours', 'Only your own posts can be found by client key.');
    return [findByClientKey(network, accountId, key)].flatMap((status) => status ?? []);
  }
  const wanted = (query.get('ids') ?? '').split(',').filter((one) => one !== '');
  if (wanted.length > 100) throw new Refusal(422, 'too_many', 'At most 100 ids at a time.');
  return wanted.flatMap((one) => {
    try {
      return [readable(network, accountId, one)];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}

/** A status this account may see; someone else's messages do not exist for it. */
function readable(network: Network, accountId: string, statusId: string): Status {
  const row = findStatus(network, statusId);
  if (row?.kind === 'dm') {
    const room = network.db.get<{ first_id: string; second_id: string }>(
      'select first_id, second_id from room where id = ?',
      row.thread_id,
    );
    if (room?.first_id !== accountId && room?.second_id !== accountId) {
      throw new Refusal(404, 'not_found', 'There is no such post or message.');
    }
  }
  return getStatus(network, statusId);
}

function wholeNumber<T extends number | null>(query: URLSearchParams, name: string, otherwise: T): number | T {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(422, 'invalid', `${name} is a whole number.`);
  return Number(text);
}
