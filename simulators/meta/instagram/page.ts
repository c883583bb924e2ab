import { Refusal } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { type Form, readForm } from '../../form.ts';
import { escapeHtml, moment, webPage } from '../../web-page.ts';
import type { Server } from '../store.ts';
import { type Comment, createComment, createMedia, deleteComment, endBroadcast, type Media } from './media.ts';
import { type Account, authorOf } from './people.ts';
import { answerStory, editMessage, type Message, mentionInStory, react, unsend, write } from './rooms.ts';

type Somebody = { id: string; username: string };
type Place = { me: Somebody; account: Account };

/** One page on which a person can be any customer on Instagram, or an account in its own app. */
export function instagramSquareRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/instagram', answer: ({ query }) => square(server, query) },
    {
      method: 'POST',
      path: '/instagram',
      answer: async ({ request }) => {
        const form = await readForm(request);
        const [as, at] = [form.text('as') ?? '', form.text('at') ?? ''];
        act(server, as, at, form);
        return { status: 303, headers: { location: `instagram?as=${as}&at=${at}` }, body: '' };
      },
    },
  ];
}

function act(server: Server, me: string, accountId: string, form: Form): void {
  const [id, text] = [form.text('id') ?? '', form.text('text') ?? ''];
  const room = { accountId, personId: me };
  const doing: Record<string, () => unknown> = {
    post: () => createMedia(server, { ownerId: me, caption: text }),
    'post a story': () => createMedia(server, { ownerId: me, caption: text, kind: 'STORY' }),
    'go live': () => createMedia(server, { ownerId: me, caption: text, kind: 'LIVE' }),
    'end it': () => endBroadcast(server, id),
    'post and tag': () => createMedia(server, { ownerId: me, caption: text, tags: accountId }),
    comment: () => createComment(server, me, id, text),
    delete: () => deleteComment(server, id),
    write: () => write(server, room, { text }),
    'name in a story': () => mentionInStory(server, room, `${server.baseUrl()}/media/none`),
    'answer the story': () => answerStory(server, room, id, text),
    'edit message': () => editMessage(server, id, text),
    unsend: () => unsend(server, id),
    react: () => react(server, id, 'love'),
  };
  const work = doing[form.text('do') ?? ''];
  if (!work) throw new Refusal(422, 'invalid', 'Nothing to do');
  work();
}

function square(server: Server, query: URLSearchParams): Answer {
  const accounts = server.db.all<Account>('select * from ig_account order by username');
  const people = server.db.all<Somebody>('select * from ig_person order by username');
  const account = accounts.find(({ id }) => id === query.get('at')) ?? accounts[0];
  if (!account) return webPage('Instagram, simulated', '<p>There is no account yet.</p>');
  const me = [...people, account].find(({ id }) => id === query.get('as')) ?? people[0] ?? account;
  const place = { me, account };
  const link = ({ username }: Somebody, as: string, at: string, isOn: boolean) =>
    isOn
      ? `<strong>${escapeHtml(username)}</strong>`
      : `<a href="instagram?as=${as}&at=${at}">${escapeHtml(username)}</a>`;
  const who = [...people, account].map((one) => link(one, one.id, account.id, one.id === me.id));
  const where = accounts.map((one) => link(one, me.id, one.id, one.id === account.id));
  const media = server.db.all<Media>('select * from ig_media where deleted_at is null order by seq desc limit 50');
  const isOurs = me.id === account.id;
  const doings = isOurs ? ['post', 'post a story', 'go live'] : ['post', 'post and tag', 'name in a story'];
  return webPage(
    `${escapeHtml(account.username)} on Instagram, simulated`,
    `<p>You are ${who.join(', ')}. Account: ${where.join(', ')}.</p>
${box(place, '', '', doings)}${media.map((one) => post(server, place, one)).join('')}${room(server, place)}`,
  );
}

const hidden = ({ me, account }: Place, id: string) =>
  `<input type="hidden" name="as" value="${me.id}"><input type="hidden" name="at" value="${account.id}"><input type="hidden" name="id" value="${escapeHtml(id)}">`;

const buttons = (doings: readonly string[]) =>
  doings.map((one) => `<button name="do" value="${one}">${one}</button>`).join(' ');

const box = (place: Place, id: string, text: string, doings: readonly string[]): string =>
  `<form method="post" action="instagram">${hidden(place, id)}<textarea name="text" aria-label="${doings[0]}" rows="2">${escapeHtml(text)}</textarea> ${buttons(doings)}</form>`;

const button = (place: Place, id: string, doing: string): string =>
  `<form method="post" action="instagram">${hidden(place, id)}${buttons([doing])}</form>`;

function post(server: Server, place: Place, media: Media): string {
  const comments = server.db.all<Comment>(
    'select * from ig_comment where media_id = ? and deleted_at is null order by coalesce(parent_id, id), seq',
    media.id,
  );
  const isOurs = place.me.id === media.owner_id;
  const doings = media.kind === 'STORY' ? (isOurs ? [] : ['answer the story']) : ['comment'];
  const end = isOurs && media.kind === 'LIVE' && media.ended_at === null ? button(place, media.id, 'end it') : '';
  return `<article><p><strong>${escapeHtml(authorOf(server, media.owner_id).username)}</strong> <small>${media.kind} ${moment(media.created_at)}</small></p>
<p dir="auto">${escapeHtml(media.caption)}</p>${doings.length > 0 ? box(place, media.id, '', doings) : ''}${end}</article>${comments.map((one) => comment(server, place, media, one)).join('')}`;
}

function comment(server: Server, place: Place, media: Media, one: Comment): string {
  const { me } = place;
  // What is hidden is seen by who wrote it and by whose post it is.
  if (one.hidden === 1 && me.id !== media.owner_id && me.id !== one.author_id) return '';
  const isTheirs = me.id === one.author_id || me.id === media.owner_id;
  return `<article style="margin-inline-start:${one.parent_id === null ? 2 : 4}rem"><p><strong>${escapeHtml(authorOf(server, one.author_id).username)}</strong> <small>${one.hidden === 1 ? 'hidden ' : ''}${moment(one.created_at)}</small></p>
<p dir="auto">${escapeHtml(one.text)}</p><details><summary>…</summary>${box(place, one.id, '', ['comment'])}${isTheirs ? button(place, one.id, 'delete') : ''}</details></article>`;
}

/** The room of a customer with the account. */
function room(server: Server, place: Place): string {
  const { me, account } = place;
  if (me.id === account.id) return '';
  const messages = server.db.all<Message>(
    'select * from ig_dm where account_id = ? and person_id = ? and deleted_at is null order by seq',
    ...[account.id, me.id],
  );
  const lines = messages.map((one) => {
    const isMine = one.by_account === 0;
    const tools = isMine
      ? `${box(place, one.mid, one.text, ['edit message'])}${button(place, one.mid, 'unsend')}`
      : button(place, one.mid, 'react');
    return `<article><p><strong>${escapeHtml(isMine ? me.username : account.username)}</strong> <small>${moment(one.created_at)}${one.reaction ? ' ❤' : ''}</small></p>
<p dir="auto">${escapeHtml(one.text)}</p>${one.attachments ? '<p>(a file or story)</p>' : ''}<details><summary>…</summary>${tools}</details></article>`;
  });
  return `<h2>Messages</h2>${lines.join('')}${box(place, '', '', ['write'])}`;
}
