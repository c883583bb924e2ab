import type { Answer, Call, Route } from '#sandbox/router.ts';
import { type Form, readForm } from '../../form.ts';
import { pageOf, tokenOf } from '../access.ts';
import { newSecret, refuse, type Server } from '../store.ts';
import { commentJson, edge, listComments, postJson, ratingJson } from './json.ts';
import {
  createComment,
  createPost,
  deleteThing,
  editThing,
  getThing,
  hideThing,
  isPages,
  likeThing,
  type Thing,
} from './objects.ts';

/** Posts, comments and recommendations of a page. */
export function pageRoutes(server: Server): Route[] {
  const route = (method: string, path: string, answer: (call: Call) => Promise<Answer> | Answer): Route => ({
    method,
    path: `/:version${path}`,
    answer,
  });
  return [
    route('GET', '/', (call) => several(server, call)),
    route('GET', '/:id/feed', (call) => listPosts(server, call, 'and mentions_page = 0')),
    route('POST', '/:id/feed', async (call) => {
      const pageId = pageOf(server, call, 'pages_manage_posts');
      const form = await readForm(call.request);
      return { body: { id: createPost(server, { pageId, authorId: pageId, text: form.text('message') ?? '' }).id } };
    }),
    route('GET', '/:id/tagged', (call) => listPosts(server, call, 'and mentions_page = 1')),
    route('GET', '/:id/ids_for_pages', (call) => {
      const { page_id } = tokenOf(server, call);
      const row = server.db.get<{ id: string }>('select id from person where id = ?', call.params.id ?? '');
      // There is one id for a person here, whoever asks.
      return { body: { data: row ? [{ id: row.id, page: { id: page_id } }] : [] } };
    }),
    route('GET', '/:id/visitor_posts', (call) =>
      listPosts(server, call, 'and mentions_page = 0 and author_id <> page_id'),
    ),
    route('GET', '/:id/ratings', (call) => listRatings(server, call)),
    route('GET', '/:id/comments', (call) => {
      pageOf(server, call, 'pages_read_user_content');
      const { id } = getThing(server, call.params.id ?? '');
      const newest = call.query.get('order') === 'reverse_chronological';
      return { body: listComments(server, id, { ...paging(call), newest }) };
    }),
    route('POST', '/:id/comments', async (call) => {
      const pageId = pageOf(server, call, 'pages_manage_engagement');
      const form = await readForm(call.request);
      const thing = createComment(
        server,
        pageId,
        call.params.id ?? '',
        form.text('message') ?? '',
        photoOf(server, form),
      );
      return { body: { id: thing.id } };
    }),
    route('POST', '/:id/photos', async (call) => {
      pageOf(server, call, 'pages_manage_posts');
      return { body: { id: keepFile(server, await readForm(call.request), 'source') } };
    }),
    route('POST', '/:id/likes', (call) => like(server, call, true)),
    route('DELETE', '/:id/likes', (call) => like(server, call, false)),
    route('GET', '/:id', (call) => {
      const { page_id } = tokenOf(server, call);
      if (call.params.id === page_id)
        return { body: { ...server.db.get<object>('select * from page where id = ?', page_id) } };
      return { body: shown(server, getThing(server, call.params.id ?? '')) };
    }),
    route('POST', '/:id', async (call) => change(server, call, await readForm(call.request))),
    route('DELETE', '/:id', (call) => {
      const pageId = pageOf(server, call, 'pages_manage_engagement');
      const thing = getThing(server, call.params.id ?? '');
      if (thing.page_id !== pageId) throw refuse('no_permission', '(#200) Permissions error');
      deleteThing(server, thing.id);
      return { body: { success: true } };
    }),
  ];
}

function shown(server: Server, thing: Thing): object {
  return thing.kind === 'comment' ? commentJson(server, thing) : postJson(server, thing);
}

/** All of these ids or a refusal that names those that are not there. */
function several(server: Server, call: Call): Answer {
  pageOf(server, call, 'pages_read_engagement');
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  const found = ids.flatMap(
    (id) => server.db.get<Thing>('select * from object where id = ? and deleted_at is null', id) ?? [],
  );
  const missing = ids.filter((id) => !found.some((one) => one.id === id));
  if (missing.length > 0)
    throw refuse('unknown_alias', `(#803) Some of the aliases you requested do not exist: ${missing.join(',')}`);
  return { body: Object.fromEntries(found.map((one) => [one.id, shown(server, one)])) };
}

const paging = ({ query }: Call) => ({
  limit: Math.min(Number(query.get('limit') ?? 25) || 25, 100),
  after: Number(query.get('after') ?? 0) || 0,
});

function listPosts(server: Server, call: Call, where: string): Answer {
  const pageId = pageOf(server, call, 'pages_read_user_content');
  const { limit, after } = paging(call);
  const things = server.db.all<Thing>(
    `select * from object where page_id = ? and kind = 'post' and published = 1 and deleted_at is null ${where} order by seq desc limit ? offset ?`,
    ...[pageId, limit + 1, after],
  );
  const [, comments] = /comments(?:\.\w+\([^)]*\))*\.limit\((\d+)\)/.exec(call.query.get('fields') ?? '') ?? [];
  const data = things.slice(0, limit).map((one) => postJson(server, one, Number(comments ?? 0)));
  return { body: edge(data, after + limit, things.length > limit) };
}

function listRatings(server: Server, call: Call): Answer {
  const pageId = pageOf(server, call, 'pages_read_user_content');
  const { limit, after } = paging(call);
  const things = server.db.all<Thing>(
    "select * from object where page_id = ? and kind = 'rating' and deleted_at is null order by seq desc limit ? offset ?",
    ...[pageId, limit + 1, after],
  );
  return {
    body: edge(
      things.slice(0, limit).map((one) => ratingJson(server, one)),
      after + limit,
      things.length > limit,
    ),
  };
}

function like(server: Server, call: Call, on: boolean): Answer {
  const pageId = pageOf(server, call, 'pages_manage_engagement');
  likeThing(server, call.params.id ?? '', pageId, on);
  return { body: { success: true } };
}

/** Hides, shows again, or puts other words in place of the page's own. */
function change(server: Server, call: Call, form: Form): Answer {
  const pageId = pageOf(server, call, 'pages_manage_engagement');
  const thing = getThing(server, call.params.id ?? '');
  const hidden = form.text('is_hidden') ?? call.query.get('is_hidden');
  const text = form.text('message');
  if (hidden !== null) hideThing(server, thing.id, hidden === 'true');
  else if (text !== null && isPages(thing) && thing.page_id === pageId) editThing(server, thing.id, text);
  else throw refuse('no_permission', '(#200) Permissions error');
  return { body: { success: true } };
}

export function keepFile(server: Server, form: Form, name: string): string {
  const file = form.file(name);
  if (!file) throw refuse('bad_parameter', `(#100) ${name} is missing`);
  const id = newSecret(9);
  server.db.run('insert into media values (?, ?, ?)', id, file.mimeType, file.bytes);
  return id;
}

function photoOf(server: Server, form: Form): string | null {
  const id = form.text('attachment_id');
  return id === null ? form.text('attachment_url') : `${server.baseUrl()}/media/${id}`;
}
