import type { Answer, Call, Route } from '#sandbox/router.ts';
import { readForm } from '../../form.ts';
import { edge } from '../pages/json.ts';
import { refuse, type Server } from '../store.ts';
import { commentJson, listComments, mediaJson, messageJson } from './json.ts';
import {
  type Comment,
  createComment,
  deleteComment,
  findComment,
  getComment,
  getMedia,
  hideComment,
  type Media,
} from './media.ts';
import { type Account, findAccount } from './people.ts';
import type { Message } from './rooms.ts';
import { speakerOf } from './speaker.ts';

/** Whether a call of the Graph API is about something of Instagram's: ids tell, the addresses do not. */
export function isInstagrams({ db }: Server, url: URL): boolean {
  const [, , first = ''] = url.pathname.split('/');
  const [id = ''] = first === '' ? (url.searchParams.get('ids') ?? '').split(',') : [first];
  const isThing = ['ig_account', 'ig_media', 'ig_comment'].some((table) =>
    db.get(`select 1 from ${table} where id = ?`, id),
  );
  return isThing || db.get('select 1 from ig_dm where mid = ?', id) !== undefined;
}

/** Posts and comments of a linked account. */
export function instagramRoutes(server: Server): Route[] {
  const route = (method: string, path: string, answer: (call: Call) => Promise<Answer> | Answer): Route => ({
    method,
    path: `/:version${path}`,
    answer,
  });
  return [
    route('GET', '/', (call) => several(server, call)),
    route('GET', '/:id/media', (call) => listMedia(server, call, 'owner_id = ?')),
    route('GET', '/:id/tags', (call) => listMedia(server, call, 'tags = ?')),
    route('GET', '/:id/comments', (call) => {
      const account = accountOf(server, call, 'instagram_manage_comments');
      const media = getMedia(server, call.params.id ?? '');
      if (media.owner_id !== account.id) throw refuse('no_permission', '(#10) Application does not have permission');
      return { body: listComments(server, media.id, Number(call.query.get('after') ?? 0) || 0) };
    }),
    route('POST', '/:id/comments', (call) => comment(server, call)),
    route('POST', '/:id/replies', (call) => comment(server, call)),
    route('POST', '/:id/mentions', (call) => answerMention(server, call)),
    route('GET', '/:id', (call) => show(server, call)),
    route('POST', '/:id', (call) => hide(server, call)),
    route('DELETE', '/:id', (call) => {
      const one = ownComment(server, call);
      deleteComment(server, one.id);
      return { body: { success: true } };
    }),
  ];
}

const accountOf = (server: Server, call: Call, scope: string): Account => speakerOf(server, call, scope).account;

/** What a call says in its address or its body. */
async function said(call: Call, name: string): Promise<string> {
  return call.query.get(name) ?? (await readForm(call.request)).text(name) ?? '';
}

async function comment(server: Server, call: Call): Promise<Answer> {
  const account = accountOf(server, call, 'instagram_manage_comments');
  const id = call.params.id ?? '';
  const media = getMedia(server, findComment(server, id)?.media_id ?? id);
  if (media.owner_id !== account.id) throw refuse('no_permission', '(#10) Application does not have permission');
  return { body: { id: createComment(server, account.id, id, await said(call, 'message')).id } };
}

/** Under somebody else's post only where they named us. */
async function answerMention(server: Server, call: Call): Promise<Answer> {
  const account = accountOf(server, call, 'instagram_manage_comments');
  const form = await readForm(call.request);
  const [mediaId, commentId] = [form.text('media_id') ?? '', form.text('comment_id')];
  const text = commentId === null ? getMedia(server, mediaId).caption : getComment(server, commentId).text;
  const isTagged = getMedia(server, mediaId).tags === account.id;
  if (!isTagged && !text.toLowerCase().includes(`@${account.username.toLowerCase()}`))
    throw refuse('no_permission', '(#10) You are not mentioned here');
  const made = createComment(server, account.id, commentId ?? mediaId, form.text('message') ?? '');
  return { body: { id: made.id } };
}

function ownComment(server: Server, call: Call): Comment {
  const account = accountOf(server, call, 'instagram_manage_comments');
  const one = getComment(server, call.params.id ?? '');
  if (getMedia(server, one.media_id).owner_id !== account.id)
    throw refuse('no_permission', '(#10) Application does not have permission');
  return one;
}

async function hide(server: Server, call: Call): Promise<Answer> {
  const one = ownComment(server, call);
  hideComment(server, one.id, (await said(call, 'hide')) === 'true');
  return { body: { success: true } };
}

function listMedia(server: Server, call: Call, where: string): Answer {
  const account = accountOf(server, call, 'instagram_basic');
  const limit = Math.min(Number(call.query.get('limit') ?? 25) || 25, 100);
  const after = Number(call.query.get('after') ?? 0) || 0;
  const all = server.db.all<Media>(
    // Advertisements are no posts of the profile.
    `select * from ig_media where ${where} and kind in ('FEED', 'REELS') and deleted_at is null order by seq desc limit ? offset ?`,
    ...[account.id, limit + 1, after],
  );
  const data = all.slice(0, limit).map((one) => mediaJson(server, one));
  return { body: edge(data, after + limit, all.length > limit) };
}

/** An account with what names it, a post or a comment. */
function show(server: Server, call: Call): Answer {
  const account = accountOf(server, call, 'instagram_basic');
  const id = call.params.id ?? '';
  const message = server.db.get<Message>('select * from ig_dm where mid = ? and deleted_at is null', id);
  if (message) return { body: messageJson(server, message) };
  if (!findAccount(server, id)) return { body: shown(server, account, id) };
  const fields = call.query.get('fields') ?? '';
  const [, commentId] = /mentioned_comment\.comment_id\((\d+)\)/.exec(fields) ?? [];
  const [, mediaId] = /mentioned_media\.media_id\((\d+)\)/.exec(fields) ?? [];
  return {
    body: {
      ...{ id, username: account.username },
      ...(commentId && { mentioned_comment: mentioned(server, getComment(server, commentId)) }),
      ...(mediaId && { mentioned_media: mediaJson(server, getMedia(server, mediaId)) }),
    },
  };
}

/** Of who names us elsewhere only the username is told. */
function mentioned(server: Server, one: Comment): object {
  const { from: _, ...rest } = commentJson(server, one) as { from: object };
  return { ...rest, media: mediaJson(server, getMedia(server, one.media_id)) };
}

/** Only what stands on or under our own posts. */
function shown(server: Server, account: Account, id: string): object {
  const found = findComment(server, id);
  const media = getMedia(server, found?.media_id ?? id);
  if (media.owner_id !== account.id) throw refuse('no_permission', '(#10) Application does not have permission');
  return found ? commentJson(server, found) : mediaJson(server, media);
}

/** All of these ids or a refusal that names those that are not there. */
function several(server: Server, call: Call): Answer {
  const account = accountOf(server, call, 'instagram_basic');
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  const stands = (id: string) =>
    findComment(server, id) !== undefined ||
    server.db.get('select 1 from ig_media where id = ? and deleted_at is null', id) !== undefined;
  const missing = ids.filter((id) => !stands(id));
  if (missing.length > 0)
    throw refuse('unknown_alias', `(#803) Some of the aliases you requested do not exist: ${missing.join(',')}`);
  return { body: Object.fromEntries(ids.map((id) => [id, shown(server, account, id)])) };
}
