import type { Answer, Route } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { escapeHtml, moment, webPage } from '../web-page.ts';
import { type Account, getAccount } from './accounts.ts';
import { sendDirect } from './directs.ts';
import { createPost, deletePost, editPost, likePost } from './posts.ts';
import { invalid } from './problems.ts';
import type { Server } from './store.ts';
import type { DirectRow, Post } from './stored.ts';

const shown = 50;

/** One page on which a person can be anybody here: post, answer, quote, edit, like, delete, and write in private. */
export function pageRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/', answer: ({ query }) => square(server, query.get('as')) },
    {
      method: 'POST',
      path: '/act',
      answer: async ({ request }) => {
        const form = await readForm(request);
        const who = getAccount(server, form.text('as') ?? '');
        act(server, who, (name) => form.text(name) ?? '');
        return { status: 303, headers: { location: `./?as=${who.id}` }, body: '' };
      },
    },
  ];
}

function act(server: Server, who: Account, field: (name: string) => string): void {
  const [id, text] = [field('id'), field('text')];
  switch (field('do')) {
    case 'post':
      createPost(server, who, { text, replyTo: id || null });
      return;
    case 'quote':
      createPost(server, who, { text, quoteOf: id });
      return;
    case 'edit':
      editPost(server, who, id, text);
      return;
    case 'delete':
      deletePost(server, who, id);
      return;
    case 'like':
      likePost(server, who, id, true);
      return;
    case 'direct':
      sendDirect(server, who, field('to'), text);
      return;
    default:
      throw invalid('Nothing to do');
  }
}

function square(server: Server, as: string | null): Answer {
  const people = server.db.all<Account>('select * from account order by username');
  const me = people.find(({ id }) => id === as) ?? people[0];
  if (!me) return webPage('X, simulated', '<p>Nobody is here yet.</p>');
  const names = people.map(({ id, username }) =>
    id === me.id ? `<strong>@${escapeHtml(username)}</strong>` : `<a href="?as=${id}">@${escapeHtml(username)}</a>`,
  );
  const form = (id: string, inside: string) =>
    `<form method="post" action="act"><input type="hidden" name="as" value="${me.id}"><input type="hidden" name="id" value="${id}">${inside}</form>`;
  const box = (label: string, text: string) =>
    `<textarea name="text" aria-label="${label}" rows="2">${escapeHtml(text)}</textarea>`;
  const button = (what: string, label: string) => `<button name="do" value="${what}">${label}</button>`;
  const posts = server.db
    .all<Post>('select * from post where deleted_at is null and replaced_by is null order by seq desc limit ?', shown)
    .map((one) => {
      const { username } = getAccount(server, one.account_id);
      const own = form(one.id, `${box('Edit', one.text)}${button('edit', 'Save')} ${button('delete', 'Delete')}`);
      const theirs = form(one.id, button('like', 'Like'));
      const about = [
        one.reply_to && `in reply to ${one.reply_to}`,
        one.quote_of && `quotes ${one.quote_of}`,
        one.hidden_at && 'hidden',
      ];
      return `<article><p><strong>@${escapeHtml(username)}</strong> <small>${moment(one.created_at)} ${about.filter(Boolean).join(', ')}</small></p>
<p dir="auto">${escapeHtml(one.address + one.text)}</p><details><summary>…</summary>${form(one.id, `${box('Answer', '')}${button('post', 'Reply')} ${button('quote', 'Quote')}`)}${one.account_id === me.id ? own : theirs}</details></article>`;
    });
  return webPage(
    'X, simulated',
    `<p>You are ${names.join(', ')}.</p>${form('', `${box('Post', '')}${button('post', 'Post')}`)}${posts.join('')}${directs(server, me, people, { form, box, button })}`,
  );
}

type Parts = {
  form: (id: string, inside: string) => string;
  box: (label: string, text: string) => string;
  button: (what: string, label: string) => string;
};

function directs(server: Server, me: Account, people: readonly Account[], { form, box, button }: Parts): string {
  const rows = server.db.all<DirectRow>(
    'select * from direct where sender_id = ? or recipient_id = ? order by seq desc limit ?',
    ...[me.id, me.id, shown],
  );
  const nameOf = (id: string) => escapeHtml(getAccount(server, id).username);
  const lines = rows.map(
    ({ sender_id, recipient_id, text }) =>
      `<article><p><strong>@${nameOf(sender_id)}</strong> to @${nameOf(recipient_id)}</p><p dir="auto">${escapeHtml(text)}</p></article>`,
  );
  const options = people
    .filter(({ id }) => id !== me.id)
    .map(({ id, username }) => `<option value="${id}">@${escapeHtml(username)}</option>`);
  return `<h2>Direct messages</h2>${form('', `<select name="to" aria-label="To">${options.join('')}</select>${box('Direct message', '')}${button('direct', 'Send')}`)}${lines.join('')}`;
}
