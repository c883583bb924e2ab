import { Refusal } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { type Form, readForm } from '../../form.ts';
import { escapeHtml, moment, webPage } from '../../web-page.ts';
import { type App, getPerson, type Person, revokeTokens } from './access.ts';
import { createPost, deletePost, hideReply, type Media, type Post } from './posts.ts';
import type { Server } from './store.ts';

type Subscribe = (appId: string, url: string, verifyToken: string) => Promise<boolean>;

/** One page on which a person can be anybody, and the dashboard of the apps. */
export function pageRoutes(server: Server, subscribe: Subscribe): Route[] {
  return [
    { method: 'GET', path: '/', answer: ({ query }) => square(server, query) },
    {
      method: 'POST',
      path: '/act',
      answer: async ({ request }) => {
        const form = await readForm(request);
        await act(server, subscribe, form);
        return { status: 303, headers: { location: `./?as=${form.text('as') ?? ''}` }, body: '' };
      },
    },
  ];
}

async function act(server: Server, subscribe: Subscribe, form: Form): Promise<void> {
  const [me, id, text] = [form.text('as') ?? '', form.text('id') ?? '', form.text('text') ?? ''];
  const doing: Record<string, () => unknown> = {
    post: () => createPost(server, { authorId: me, text }),
    reply: () => createPost(server, { authorId: me, text, replyTo: id }),
    quote: () => createPost(server, { authorId: me, text, quotes: id }),
    delete: () => deletePost(server, id),
    hide: () => hideReply(server, me, id, true),
    unhide: () => hideReply(server, me, id, false),
    'remove the app': () => revokeTokens(server, me),
    subscribe: async () => {
      if (!(await subscribe(id, text, form.text('word') ?? '')))
        throw new Refusal(400, 'handshake', 'The callback address or the verify token could not be validated.');
    },
  };
  const work = doing[form.text('do') ?? ''];
  if (!work) throw new Refusal(422, 'invalid', 'Nothing to do');
  await work();
}

function square(server: Server, query: URLSearchParams): Answer {
  const people = server.db.all<Person>('select * from person order by username');
  const me = people.find(({ id }) => id === query.get('as')) ?? people[0];
  if (!me) return webPage('Threads, simulated', '<p>Nobody is here yet.</p>');
  const who = people.map((one) =>
    one.id === me.id
      ? `<strong>@${escapeHtml(one.username)}</strong>`
      : `<a href="?as=${one.id}">@${escapeHtml(one.username)}</a>`,
  );
  const posts = server.db.all<Post>('select * from post where deleted_at is null order by root_id desc, seq limit 200');
  const apps = server.db.all<App>('select * from app');
  return webPage(
    'Threads, simulated',
    `<p>You are ${who.join(', ')}.</p>${box(me, '', ['post', 'remove the app'])}
${posts.map((post) => article(server, me, post)).join('')}<h2>Webhooks of the apps</h2>${apps.map((app) => dashboard(me, app)).join('')}`,
  );
}

const hidden = (me: Person, id: string) =>
  `<input type="hidden" name="as" value="${me.id}"><input type="hidden" name="id" value="${escapeHtml(id)}">`;

function box(me: Person, id: string, doings: readonly string[]): string {
  const buttons = doings.map((one) => `<button name="do" value="${one}">${one}</button>`);
  return `<form method="post" action="act">${hidden(me, id)}<textarea name="text" aria-label="${doings[0]}" rows="2"></textarea> ${buttons.join(' ')}</form>`;
}

function article(server: Server, me: Person, post: Post): string {
  // What is hidden is seen by who wrote it and by the owner of the thread.
  const root = server.db.get<Post>('select * from post where id = ?', post.root_id);
  if (post.hidden === 1 && me.id !== root?.author_id && me.id !== post.author_id) return '';
  const mayHide = root?.author_id === me.id && post.reply_to === post.root_id;
  const doings = [
    ...['reply', 'quote'],
    ...(post.author_id === me.id ? ['delete'] : []),
    ...(mayHide ? [post.hidden === 1 ? 'unhide' : 'hide'] : []),
  ];
  const media = (JSON.parse(post.media) as Media[]).map(
    ({ url, alt }) => `<p><a href="${escapeHtml(url)}">${escapeHtml(alt || 'media')}</a></p>`,
  );
  const { username } = getPerson(server, post.author_id);
  return `<article style="margin-inline-start:${post.reply_to === null ? 0 : 2}rem"><p><strong>@${escapeHtml(username)}</strong> <small>${post.hidden === 1 ? 'hidden, ' : ''}${moment(post.created_at)}</small></p>
<p>${escapeHtml(post.text)}</p>${media.join('')}${box(me, post.id, doings)}</article>`;
}

const dashboard = (me: Person, { id, name, hook_url }: App): string =>
  `<form method="post" action="act">${hidden(me, id)}<p><strong>${escapeHtml(name)}</strong> ${escapeHtml(hook_url ?? 'is told of nothing')}</p>
<label>Callback URL <input name="text"></label> <label>Verify token <input name="word"></label> <button name="do" value="subscribe">subscribe</button></form>`;
