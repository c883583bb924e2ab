import { Refusal } from '#sandbox/network.ts';
import type { Answer, Route } from '#sandbox/router.ts';
import { type Form, readForm } from '../form.ts';
import { escapeHtml, moment, webPage } from '../web-page.ts';
import { choose, editMessage, type Message, press, react, send, unsend, write } from './messenger/rooms.ts';
import { titlesIn, wordsIn } from './offers.ts';
import {
  authorOf,
  createComment,
  createPost,
  createRating,
  deleteThing,
  editThing,
  hideThing,
  isPages,
  likeThing,
  type Thing,
} from './pages/objects.ts';
import type { Server } from './store.ts';

type Somebody = { id: string; name: string };
type Place = { me: Somebody; page: Somebody };

/** One page on which a person can be any customer, or the page itself in its own app. */
export function squareRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/', answer: ({ query }) => square(server, query) },
    {
      method: 'POST',
      path: '/act',
      answer: async ({ request }) => {
        const form = await readForm(request);
        const [as, at] = [form.text('as') ?? '', form.text('at') ?? ''];
        act(server, as, at, form);
        return { status: 303, headers: { location: `./?as=${as}&at=${at}` }, body: '' };
      },
    },
  ];
}

function act(server: Server, me: string, pageId: string, form: Form): void {
  const [id, text, withId] = [form.text('id') ?? '', form.text('text') ?? '', form.text('with') ?? ''];
  const room = { pageId, personId: me === pageId ? withId : me };
  const doing: Record<string, () => unknown> = {
    post: () => createPost(server, { pageId, authorId: me, text }),
    mention: () => createPost(server, { pageId, authorId: me, text }, true),
    recommend: () => createRating(server, { pageId, authorId: me, text }, 'positive'),
    'advise against': () => createRating(server, { pageId, authorId: me, text }, 'negative'),
    comment: () => createComment(server, me, id, text),
    edit: () => editThing(server, id, text),
    delete: () => deleteThing(server, id),
    hide: () => hideThing(server, id, true),
    unhide: () => hideThing(server, id, false),
    like: () => likeThing(server, id, me, true),
    write: () => (me === pageId ? send(server, room, { text, appId: null, tag: null }) : write(server, room, { text })),
    press: () => press(server, room, text, id),
    'edit message': () => editMessage(server, id, text),
    unsend: () => unsend(server, id),
    react: () => react(server, id, '❤️'),
    choose: () => choose(server, id, text),
  };
  const work = doing[form.text('do') ?? ''];
  if (!work) throw new Refusal(422, 'invalid', 'Nothing to do');
  work();
}

function square(server: Server, query: URLSearchParams): Answer {
  const pages = server.db.all<Somebody>('select * from page order by name');
  const people = server.db.all<Somebody>('select * from person order by name');
  const page = pages.find(({ id }) => id === query.get('at')) ?? pages[0];
  if (!page) return webPage('Facebook, simulated', '<p>There is no page yet.</p>');
  const me = [...people, page].find(({ id }) => id === query.get('as')) ?? people[0] ?? page;
  const place = { me, page };
  const link = (one: Somebody, as: string, at: string, isOn: boolean) =>
    isOn ? `<strong>${escapeHtml(one.name)}</strong>` : `<a href="?as=${as}&at=${at}">${escapeHtml(one.name)}</a>`;
  const who = [...people, page].map((one) => link(one, one.id, page.id, one.id === me.id));
  const where = pages.map((one) => link(one, me.id, one.id, one.id === page.id));
  const roots = server.db.all<Thing>(
    "select * from object where page_id = ? and kind <> 'comment' and deleted_at is null order by seq desc limit 50",
    page.id,
  );
  return webPage(
    `${escapeHtml(page.name)} on Facebook, simulated`,
    `<p>You are ${who.join(', ')}. Page: ${where.join(', ')}.</p>
${box(place, '', '', me.id === page.id ? ['post'] : ['post', 'mention', 'recommend', 'advise against'])}
${roots.map((one) => story(server, place, one)).join('')}<h2>Messages</h2>${rooms(server, place)}`,
  );
}

const hidden = ({ me, page }: Place, id: string, more = '') =>
  `<input type="hidden" name="as" value="${me.id}"><input type="hidden" name="at" value="${page.id}"><input type="hidden" name="id" value="${escapeHtml(id)}">${more}`;

function box(place: Place, id: string, text: string, doings: readonly string[], more = ''): string {
  const buttons = doings.map((one) => `<button name="do" value="${one}">${one}</button>`);
  return `<form method="post" action="act">${hidden(place, id, more)}<textarea name="text" aria-label="${doings[0]}" rows="2">${escapeHtml(text)}</textarea> ${buttons.join(' ')}</form>`;
}

const button = (place: Place, id: string, doing: string) =>
  `<form method="post" action="act">${hidden(place, id)}<button name="do" value="${doing}">${doing}</button></form>`;

const offer = (place: Place, id: string, title: string) =>
  `<form method="post" action="act">${hidden(place, id)}<input type="hidden" name="text" value="${escapeHtml(title)}"><button name="do" value="choose">${escapeHtml(title)}</button></form>`;

function story(server: Server, place: Place, root: Thing): string {
  const comments = server.db.all<Thing>(
    "select * from object where root_id = ? and kind = 'comment' and deleted_at is null order by coalesce(parent_id, id), seq",
    root.id,
  );
  return [root, ...comments].map((one) => article(server, place, one)).join('');
}

function article(server: Server, place: Place, thing: Thing): string {
  const { me, page } = place;
  // What is hidden is seen by who wrote it and by the page.
  if (thing.hidden === 1 && me.id !== page.id && me.id !== thing.author_id) return '';
  const what =
    thing.opinion === null ? thing.kind : `${thing.opinion === 'positive' ? 'recommends' : 'advises against'}`;
  const tools = [
    box(place, thing.id, '', ['comment']),
    ...(thing.author_id === me.id ? [box(place, thing.id, thing.text, ['edit'])] : [button(place, thing.id, 'like')]),
    ...(thing.author_id === me.id || me.id === page.id ? [button(place, thing.id, 'delete')] : []),
    ...(me.id === page.id && thing.kind === 'comment' && !isPages(thing)
      ? [button(place, thing.id, thing.hidden === 1 ? 'unhide' : 'hide')]
      : []),
  ];
  const indent = thing.kind === 'comment' ? (thing.parent_id === null ? 1 : 2) : 0;
  return `<article style="margin-inline-start:${indent * 2}rem"><p><strong>${escapeHtml(authorOf(server, thing).name)}</strong> <small>${what}${thing.edited === 1 ? ', edited' : ''}${thing.hidden === 1 ? ', hidden' : ''} ${moment(thing.created_at)}</small></p>
<p dir="auto">${escapeHtml(thing.text)}</p>${thing.photo ? `<p><a href="${escapeHtml(thing.photo)}">photo</a></p>` : ''}<details><summary>…</summary>${tools.join('')}</details></article>`;
}

function rooms(server: Server, place: Place): string {
  const { me, page } = place;
  const people =
    me.id === page.id
      ? server.db.all<Somebody>(
          'select * from person where id in (select person_id from dm where page_id = ?) order by name',
          page.id,
        )
      : [me];
  return people.map((person) => room(server, place, person)).join('');
}

function room(server: Server, place: Place, person: Somebody): string {
  const messages = server.db.all<Message>(
    'select * from dm where page_id = ? and person_id = ? and deleted_at is null order by seq',
    ...[place.page.id, person.id],
  );
  const lines = messages.map((one) => {
    const isMine = (one.by_page === 1) === (place.me.id === place.page.id);
    const name = one.by_page === 1 ? place.page.name : person.name;
    const tools =
      isMine && one.by_page === 0
        ? `<details><summary>…</summary>${box(place, one.mid, one.text, ['edit message'])}${button(place, one.mid, 'unsend')}</details>`
        : one.by_page === 1 && place.me.id !== place.page.id
          ? button(place, one.mid, 'react') +
            titlesIn(one.extras)
              .map((title) => offer(place, one.mid, title))
              .join('')
          : '';
    return `<article><p><strong>${escapeHtml(name)}</strong> <small>${moment(one.created_at)}</small></p><p dir="auto">${escapeHtml(one.text || wordsIn(one.extras))}</p>${one.attachment ? '<p>(a file)</p>' : ''}${tools}</article>`;
  });
  const more = `<input type="hidden" name="with" value="${person.id}">`;
  return `<h3>${escapeHtml(person.name)}</h3>${lines.join('')}${box(place, '', '', ['write'], more)}`;
}
