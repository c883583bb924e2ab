import type { Answer, Call, Route } from '#sandbox/router.ts';
import { readForm } from '../../form.ts';
import { edge } from '../pages/json.ts';
import { getPerson, speakerOf } from './access.ts';
import { shownTo } from './json.ts';
import { numbers } from './numbers.ts';
import { deletePost, getPost, hideReply, namedIn, type Post } from './posts.ts';
import { containerStatus, createContainer, findContainer, publish, publishingLimit } from './publishing.ts';
import { ago, refuse, type Server } from './store.ts';

/** Posts and replies of the one who speaks, and what concerns them. */
export function apiRoutes(server: Server): Route[] {
  const route = (method: string, path: string, answer: (call: Call) => Promise<Answer> | Answer): Route => ({
    method,
    path: `/${numbers.version}${path}`,
    answer,
  });
  return [
    route('GET', '/me', (call) => {
      const { id, username, name } = getPerson(server, speakerOf(server, call, 'threads_basic').person_id);
      return { body: { id, username, name, is_verified: false } };
    }),
    route('GET', '/me/threads', (call) => own(server, call, 'reply_to is null')),
    route('GET', '/me/replies', (call) => own(server, call, 'reply_to is not null')),
    route('GET', '/me/mentions', (call) => {
      const { person_id } = speakerOf(server, call, 'threads_manage_mentions');
      const others = server.db.all<Post>(
        'select * from post where author_id <> ? and deleted_at is null order by seq desc',
        person_id,
      );
      const posts = others.filter((post) => namedIn(server, post).some(({ id }) => id === person_id));
      return listed(server, call, person_id, posts);
    }),
    route('GET', '/me/threads_publishing_limit', (call) => publishingLimit(server, call)),
    route('POST', '/me/threads', (call) => createContainer(server, call)),
    route('POST', '/me/threads_publish', (call) => publish(server, call)),
    route('GET', '/:id/replies', (call) => below(server, call, 'reply_to')),
    route('GET', '/:id/conversation', (call) => below(server, call, 'root_id')),
    route('POST', '/:id/manage_reply', async (call) => {
      const { person_id } = speakerOf(server, call, 'threads_manage_replies');
      const hide = (await readForm(call.request)).text('hide');
      hideReply(server, person_id, call.params.id ?? '', hide === 'true');
      return { body: { success: true } };
    }),
    route('GET', '/:id', (call) => {
      const { person_id } = speakerOf(server, call, 'threads_basic');
      const container = findContainer(server, call.params.id ?? '');
      if (container) return containerStatus(server, container);
      return { body: shownTo(server, getPost(server, call.params.id ?? ''), person_id) };
    }),
    route('DELETE', '/:id', (call) => remove(server, call)),
  ];
}

function own(server: Server, call: Call, where: string): Answer {
  const { person_id } = speakerOf(server, call, 'threads_basic');
  const posts = server.db.all<Post>(
    `select * from post where author_id = ? and deleted_at is null and ${where} order by seq desc`,
    person_id,
  );
  return listed(server, call, person_id, posts);
}

/** What hangs under something of one's own; of other people's threads nothing is given. */
function below(server: Server, call: Call, column: 'reply_to' | 'root_id'): Answer {
  const { person_id } = speakerOf(server, call, 'threads_read_replies');
  const post = getPost(server, call.params.id ?? '');
  if (post.author_id !== person_id)
    throw refuse('no_permission', 'Replies can be read of the threads and replies of the account only.');
  const isReversed = call.query.get('reverse') !== 'false';
  const posts = server.db.all<Post>(
    `select * from post where ${column} = ? and id <> ? and deleted_at is null order by seq ${isReversed ? 'desc' : 'asc'}`,
    ...[post.id, post.id],
  );
  return listed(server, call, person_id, posts);
}

function listed(server: Server, { query }: Call, readerId: string, posts: readonly Post[]): Answer {
  const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100);
  const after = Number(query.get('after') ?? 0) || 0;
  const since = Number(query.get('since') ?? 0) * 1000;
  const fitting = posts.filter(({ created_at }) => Date.parse(created_at) >= since);
  const data = fitting.slice(after, after + limit).map((post) => shownTo(server, post, readerId));
  return { body: edge(data, after + limit, fitting.length > after + limit) };
}

function remove(server: Server, call: Call): Answer {
  const { person_id } = speakerOf(server, call, 'threads_delete');
  const post = getPost(server, call.params.id ?? '');
  if (post.author_id !== person_id) throw refuse('no_permission', 'Only your own posts can be deleted.');
  const { length } = server.db.all(
    'select 1 from deletion where person_id = ? and at > ?',
    ...[person_id, ago(server, numbers.quotaMs)],
  );
  if (length >= numbers.deletions) throw refuse('over_quota', 'Application request limit reached: deletions');
  server.db.run('insert into deletion values (?, ?)', person_id, server.now().toISOString());
  deletePost(server, post.id);
  return { body: { success: true, deleted_id: post.id } };
}
