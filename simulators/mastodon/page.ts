import { Refusal } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { escapeHtml, moment, webPage } from '../web-page.ts';
import { type Account, acctOf, getAccount } from './accounts.ts';
import { authorOf, createStatus, deleteStatus, editStatus, mark, type Status, type Visibility } from './statuses.ts';
import type { Server } from './store.ts';

const shown = 50;

/** One page on which a person can be anybody here: write, answer, edit, like and delete. */
export function pageRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/', answer: ({ query }) => square(server, query.get('as')) },
    {
      method: 'POST',
      path: '/act',
      answer: async ({ request }) => {
        const form = await readForm(request);
        const who = getAccount(server, form.text('as') ?? '');
        act(server, who, form.text);
        return { status: 303, headers: { location: `./?as=${who.id}` }, body: '' };
      },
    },
  ];
}

function act(server: Server, who: Account, field: (name: string) => string | null): void {
  const id = field('id') ?? '';
  const text = field('text') ?? '';
  switch (field('do')) {
    case 'post':
      createStatus(server, who, {
        text,
        visibility: (field('visibility') ?? 'public') as Visibility,
        replyTo: id || null,
      });
      return;
    case 'edit':
      editStatus(server, who, id, { text });
      return;
    case 'delete':
      deleteStatus(server, who, id);
      return;
    case 'favourite':
      mark(server, 'favourite', who, id, true);
      return;
    default:
      throw new Refusal(422, 'invalid', 'Nothing to do');
  }
}

function square(server: Server, as: string | null): Answer {
  const people = server.db.all<Account>('select * from account order by username');
  const me = people.find(({ id }) => id === as) ?? people[0];
  if (!me) return webPage(server.domain, '<p>Nobody lives here yet.</p>');
  const names = people.map((one) =>
    one.id === me.id
      ? `<strong>@${escapeHtml(acctOf(one))}</strong>`
      : `<a href="?as=${one.id}">@${escapeHtml(acctOf(one))}</a>`,
  );
  const newest = server.db.all<Status>(
    'select * from status where deleted_at is null order by seq desc limit ?',
    shown,
  );
  const stages = ['public', 'unlisted', 'private', 'direct'].map((one) => `<option>${one}</option>`).join('');
  const box = (what: string, id: string, text: string, label: string) =>
    `<form method="post" action="act"><input type="hidden" name="as" value="${me.id}"><input type="hidden" name="id" value="${id}">
<textarea name="text" aria-label="${label}" rows="2">${escapeHtml(text)}</textarea> ${what === 'post' ? `<select name="visibility" aria-label="Who sees it">${stages}</select>` : ''}
<button name="do" value="${what}">${label}</button></form>`;
  const button = (what: string, id: string) =>
    `<form method="post" action="act"><input type="hidden" name="as" value="${me.id}"><input type="hidden" name="id" value="${id}"><button name="do" value="${what}">${what}</button></form>`;
  const posts = newest.map((one) => {
    const author = authorOf(server, one);
    const tools =
      author.id === me.id
        ? box('edit', one.id, one.text, 'Save') + button('delete', one.id)
        : button('favourite', one.id);
    return `<article><p><strong>@${escapeHtml(acctOf(author))}</strong> <small>${one.visibility} ${moment(one.created_at)}${one.reply_to ? ` in reply to ${one.reply_to}` : ''}</small></p>
<p dir="auto">${escapeHtml(one.text)}</p><details><summary>…</summary>${box('post', one.id, `@${acctOf(author)} `, 'Reply')}${tools}</details></article>`;
  });
  return webPage(server.domain, `<p>You are ${names.join(', ')}.</p>${box('post', '', '', 'Post')}${posts.join('')}`);
}
