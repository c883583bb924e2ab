import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { findByAcct, relationship, setTie, type TieKind } from './accounts.ts';
import { instanceV1, instanceV2 } from './instance.ts';
import { accountJson, statusJson } from './json.ts';
import { accountStatuses, batch, conversations, notifications } from './lists.ts';
import { mediaFile, mediaState, upload } from './media.ts';
import { demand, type Reader, readerOf } from './reader.ts';
import {
  contextOf,
  createStatus,
  deleteStatus,
  editStatus,
  getVisible,
  mark,
  type Status,
  type Visibility,
} from './statuses.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

/** The part of Mastodon's API that a customer service needs. */
export function apiRoutes(server: Server): Route[] {
  const as = (call: Call, scope: string) => demand(readerOf(server, call.request), scope);
  const shown = (status: Status, reader: Reader | null) => statusJson(server, status, reader?.account.id ?? null);
  const tie = (verb: string, kind: TieKind, on: boolean, scope: string): Route => ({
    method: 'POST',
    path: `/api/v1/accounts/:id/${verb}`,
    answer: (call) => {
      const { account } = as(call, scope);
      setTie(server, kind, account.id, call.params.id ?? '', on);
      return { body: relationship(server, account.id, call.params.id ?? '') };
    },
  });
  const marking = (verb: string, kind: 'favourite' | 'reblog', on: boolean): Route => ({
    method: 'POST',
    path: `/api/v1/statuses/:id/${verb}`,
    answer: (call) => {
      const reader = as(call, 'write:favourites');
      return { body: shown(mark(server, kind, reader.account, call.params.id ?? '', on), reader) };
    },
  });
  return [
    { method: 'GET', path: '/api/v1/instance', answer: () => ({ body: instanceV1(server) }) },
    { method: 'GET', path: '/api/v2/instance', answer: () => instanceV2(server) },
    {
      method: 'GET',
      path: '/api/v1/accounts/verify_credentials',
      answer: (call) => ({
        body: { ...accountJson(server, as(call, 'read:accounts').account), source: { privacy: 'public' } },
      }),
    },
    {
      method: 'GET',
      path: '/api/v2/notifications/policy',
      answer: (call) => {
        as(call, 'read:notifications');
        const { strangers } = getVariants(server);
        if (strangers === 'none') throw new Refusal(404, 'not_found', 'Record not found');
        const rules = { for_not_following: 'accept', for_not_followers: 'accept', for_new_accounts: 'accept' };
        const summary = { pending_requests_count: 0, pending_notifications_count: 0 };
        return { body: { ...rules, for_private_mentions: strangers, for_limited_accounts: 'filter', summary } };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/relationships',
      answer: (call) => {
        const { account } = as(call, 'read:follows');
        return { body: call.query.getAll('id[]').map((id) => relationship(server, account.id, id)) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/lookup',
      answer: ({ query }) => {
        const account = findByAcct(server, query.get('acct') ?? '');
        if (!account) throw new Refusal(404, 'not_found', 'Record not found');
        return { body: accountJson(server, account) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/:id/statuses',
      answer: (call) => accountStatuses(server, call, as(call, 'read:statuses')),
    },
    tie('block', 'block', true, 'write:blocks'),
    tie('unblock', 'block', false, 'write:blocks'),
    tie('mute', 'mute', true, 'write:mutes'),
    tie('unmute', 'mute', false, 'write:mutes'),
    tie('follow', 'follow', true, 'write:follows'),
    tie('unfollow', 'follow', false, 'write:follows'),
    { method: 'GET', path: '/api/v1/statuses', answer: (call) => batch(server, call) },
    { method: 'POST', path: '/api/v1/statuses', answer: (call) => post(server, call, as(call, 'write:statuses')) },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id',
      answer: (call) => {
        const reader = readerOf(server, call.request);
        return { body: shown(getVisible(server, call.params.id ?? '', reader?.account.id ?? null), reader) };
      },
    },
    {
      method: 'PUT',
      path: '/api/v1/statuses/:id',
      answer: async (call) => {
        const reader = as(call, 'write:statuses');
        const form = await readForm(call.request);
        const text = form.text('status') ?? '';
        const wanted = { text, spoiler: form.text('spoiler_text') ?? '', mediaIds: form.list('media_ids') };
        return {
          body: shown(editStatus(server, reader.account, call.params.id ?? '', wanted), reader),
        };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/statuses/:id',
      answer: (call) => {
        const reader = as(call, 'write:statuses');
        const status = deleteStatus(server, reader.account, call.params.id ?? '');
        return { body: { ...shown(status, reader), text: status.text } };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id/context',
      answer: (call) => {
        const reader = readerOf(server, call.request);
        const readerId = reader?.account.id ?? null;
        const { ancestors, descendants } = contextOf(
          server,
          getVisible(server, call.params.id ?? '', readerId),
          readerId,
        );
        return {
          body: {
            ancestors: ancestors.map((one) => shown(one, reader)),
            descendants: descendants.map((one) => shown(one, reader)),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id/source',
      answer: (call) => {
        const { account } = as(call, 'read:statuses');
        const { id, text, spoiler, account_id } = getVisible(server, call.params.id ?? '', account.id);
        if (account_id !== account.id) throw new Refusal(403, 'forbidden', 'This action is not allowed');
        return { body: { id, text, spoiler_text: spoiler } };
      },
    },
    marking('favourite', 'favourite', true),
    marking('unfavourite', 'favourite', false),
    marking('reblog', 'reblog', true),
    marking('unreblog', 'reblog', false),
    {
      method: 'GET',
      path: '/api/v1/notifications',
      answer: (call) => notifications(server, call, as(call, 'read:notifications')),
    },
    {
      method: 'GET',
      path: '/api/v1/conversations',
      answer: (call) => conversations(server, call, as(call, 'read:statuses')),
    },
    { method: 'POST', path: '/api/v2/media', answer: (call) => upload(server, call, as(call, 'write:media')) },
    { method: 'GET', path: '/api/v1/media/:id', answer: (call) => mediaState(server, call, as(call, 'write:media')) },
    { method: 'GET', path: '/media/:id', answer: ({ params }) => mediaFile(server, params.id ?? '') },
  ];
}

async function post(server: Server, { request }: Call, reader: Reader): Promise<Answer> {
  const form = await readForm(request);
  const key = request.headers['idempotency-key'];
  const status = createStatus(server, reader.account, {
    text: form.text('status') ?? '',
    spoiler: form.text('spoiler_text') ?? '',
    visibility: (form.text('visibility') ?? 'public') as Visibility,
    replyTo: form.text('in_reply_to_id'),
    quoteOf: form.text('quoted_status_id'),
    language: form.text('language'),
    sensitive: form.text('sensitive') === 'true',
    mediaIds: form.list('media_ids'),
    idempotencyKey: typeof key === 'string' ? key : null,
  });
  return { body: statusJson(server, status, reader.account.id) };
}
