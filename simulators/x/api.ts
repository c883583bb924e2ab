import * as z from 'zod';
import type { Answer, Call, Route } from '#sandbox/router.ts';
import { findByName, getAccount } from './accounts.ts';
import { deleteDirect, listDirects, sendByApi } from './directs.ts';
import * as films from './films.ts';
import { userJson } from './json.ts';
import { lookup, mentions, ownPosts, search } from './lists.ts';
import { describe, directFile, mediaFile, upload } from './media.ts';
import { createPost, deletePost, hidePost, likePost } from './posts.ts';
import { forbidden, missing } from './problems.ts';
import { type Reader, readerOf } from './reader.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';
import * as hooks from './webhooks.ts';

const NewPost = z.object({
  text: z.string().default(''),
  reply: z
    .object({ in_reply_to_tweet_id: z.string(), exclude_reply_user_ids: z.array(z.string()).default([]) })
    .optional(),
  media: z.object({ media_ids: z.array(z.string()).min(1).max(4) }).optional(),
  quote_tweet_id: z.string().optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
});

/** What apps may call. */
export function apiRoutes(server: Server): Route[] {
  /** With the right that is named, as an account. */
  const as =
    (scope: string, answer: (call: Call, reader: Reader) => Promise<Answer> | Answer) =>
    (call: Call): Promise<Answer> | Answer =>
      answer(call, readerOf(server, call.request, scope));
  const id = ({ params }: Call) => params.id ?? '';
  return [
    {
      method: 'GET',
      path: '/2/users/me',
      answer: as('users.read', (_, { account }) => one(userJson(server, account))),
    },
    {
      method: 'GET',
      path: '/2/users/by/username/:name',
      answer: as('users.read', ({ params }) => {
        const account = findByName(server, params.name ?? '');
        if (!account) throw missing(params.name ?? '');
        return one(userJson(server, account));
      }),
    },
    {
      method: 'GET',
      path: '/2/users/:id',
      answer: as('users.read', (call) => one(userJson(server, getAccount(server, id(call))))),
    },
    { method: 'GET', path: '/2/users/:id/mentions', answer: as('tweet.read', (call) => mentions(server, call)) },
    { method: 'GET', path: '/2/users/:id/tweets', answer: as('tweet.read', (call) => ownPosts(server, call)) },
    { method: 'GET', path: '/2/tweets', answer: as('tweet.read', (call) => lookup(server, call)) },
    { method: 'GET', path: '/2/tweets/search/recent', answer: as('tweet.read', (call) => search(server, call)) },
    { method: 'POST', path: '/2/tweets', answer: as('tweet.write', (call, reader) => write(server, call, reader)) },
    {
      method: 'DELETE',
      path: '/2/tweets/:id',
      answer: as('tweet.write', (call, { account }) => {
        deletePost(server, account, id(call));
        return one({ deleted: true });
      }),
    },
    {
      method: 'PUT',
      path: '/2/tweets/:id/hidden',
      answer: as('tweet.moderate.write', async (call, { account }) => {
        const { hidden } = await call.json(z.object({ hidden: z.boolean() }));
        hidePost(server, account, id(call), hidden);
        return one({ hidden });
      }),
    },
    {
      method: 'POST',
      path: '/2/users/:id/likes',
      answer: as('like.write', async (call, { account }) => {
        refuseLikes(server);
        const { tweet_id: postId } = await call.json(z.object({ tweet_id: z.string() }));
        likePost(server, account, postId, true);
        return one({ liked: true });
      }),
    },
    {
      method: 'DELETE',
      path: '/2/users/:id/likes/:postId',
      answer: as('like.write', (call, { account }) => {
        refuseLikes(server);
        likePost(server, account, call.params.postId ?? '', false);
        return one({ liked: false });
      }),
    },
    { method: 'GET', path: '/2/dm_events', answer: as('dm.read', (call, reader) => listDirects(server, call, reader)) },
    {
      method: 'GET',
      path: '/2/dm_conversations/with/:id/dm_events',
      answer: as('dm.read', (call, reader) => listDirects(server, call, reader, id(call))),
    },
    {
      method: 'POST',
      path: '/2/dm_conversations/with/:id/messages',
      answer: as('dm.write', (call, reader) => sendByApi(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/dm_conversations/:room/messages',
      answer: as('dm.write', (call, reader) => sendByApi(server, call, reader)),
    },
    {
      method: 'DELETE',
      path: '/2/dm_events/:id',
      answer: as('dm.write', (call, reader) => deleteDirect(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/media/upload',
      answer: as('media.write', (call, reader) => upload(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/media/metadata',
      answer: as('media.write', (call, reader) => describe(server, call, reader)),
    },
    {
      method: 'GET',
      path: '/2/media/upload',
      answer: as('media.write', (call, reader) => films.look(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/media/upload/initialize',
      answer: as('media.write', (call, reader) => films.begin(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/media/upload/:id/append',
      answer: as('media.write', (call, reader) => films.append(server, call, reader)),
    },
    {
      method: 'POST',
      path: '/2/media/upload/:id/finalize',
      answer: as('media.write', (call, reader) => films.end(server, call, reader)),
    },
    {
      method: 'GET',
      path: '/2/dm_conversations/media/:event/:media/:resource',
      answer: as('dm.read', (call, reader) => directFile(server, call, reader)),
    },
    { method: 'GET', path: '/media/:id', answer: (call) => mediaFile(server, id(call)) },
    ...hookRoutes(server),
  ];
}

function hookRoutes(server: Server): Route[] {
  return [
    { method: 'POST', path: '/2/webhooks', answer: (call) => hooks.createWebhook(server, call) },
    { method: 'GET', path: '/2/webhooks', answer: (call) => hooks.listWebhooks(server, call) },
    { method: 'PUT', path: '/2/webhooks/:id', answer: (call) => hooks.validateWebhook(server, call) },
    { method: 'DELETE', path: '/2/webhooks/:id', answer: (call) => hooks.deleteWebhook(server, call) },
    { method: 'POST', path: '/2/activity/subscriptions', answer: (call) => hooks.subscribe(server, call) },
    { method: 'GET', path: '/2/activity/subscriptions', answer: (call) => hooks.listSubscriptions(server, call) },
    { method: 'DELETE', path: '/2/activity/subscriptions/:id', answer: (call) => hooks.unsubscribe(server, call) },
  ];
}

const one = (data: object): Answer => ({ body: { data } });

async function write(server: Server, call: Call, { account }: Reader): Promise<Answer> {
  const { text, reply, media, quote_tweet_id: quoteOf, reply_settings } = await call.json(NewPost);
  if (quoteOf !== undefined && getVariants(server).access !== 'enterprise') throw notIncluded();
  const post = createPost(
    server,
    account,
    {
      text,
      mediaIds: media?.media_ids ?? [],
      ...(reply && { replyTo: reply.in_reply_to_tweet_id, leftOut: reply.exclude_reply_user_ids }),
      ...(quoteOf && { quoteOf }),
      ...(reply_settings && { replySettings: reply_settings }),
    },
    true,
  );
  const name = getVariants(server).dialect === 'posts' ? 'edit_history_post_ids' : 'edit_history_tweet_ids';
  return { status: 201, body: { data: { id: post.id, text: post.text, [name]: [post.id] } } };
}

function refuseLikes(server: Server): void {
  if (getVariants(server).access !== 'enterprise') throw notIncluded();
}

const notIncluded = () => forbidden('Your access level does not include this endpoint; client-forbidden.');
