import { arrange, avatar, h, pictures, recordings, say, textOf, timeOf } from './elements.js';
import { writeForm } from './write.js';

/** The public square: a form and the threads under it. Rows are kept and replaced only when they changed. */
export function createSquare({ root, me, api, brand, refresh }) {
  const list = h('div', {});
  const rows = new Map();
  const cards = new Map();
  let replying = null;
  let editing = null;
  let first = true;
  const composer = writeForm({
    label: 'What do you want to say in public?',
    max: 500,
    button: 'Post',
    story: true,
    api,
    submit: async ({ text, files, story }) => {
      await api()('POST', '/statuses', {
        text,
        ...files,
        kind: story ? 'story' : 'post',
        language: me().language,
      });
      say(story ? 'Your story is up for 24 hours.' : 'Posted.');
      refresh();
    },
  });
  const composerTitle = h('h3', {});
  root.append(h('div', { class: 'card' }, composerTitle, composer.form), list);

  const act = async (method, path, done, body) => {
    try {
      await api()(method, path, body);
      if (done) say(done);
    } catch (error) {
      say(error.message);
    }
    refresh();
  };

  function replyRow(status, depth) {
    if (replying?.id !== status.id) {
      const close = () => {
        replying = null;
        refresh();
      };
      const form = writeForm({
        label: `Answer @${status.account.handle} in public`,
        max: 500,
        button: 'Answer',
        api,
        onCancel: close,
        submit: async ({ text, files }) => {
          const body = { text, ...files, in_reply_to: status.id, language: me().language };
          await api()('POST', '/statuses', body);
          say('Answered.');
          close();
        },
      });
      replying = { id: status.id, element: h('li', { class: `row depth-${depth}` }, h('span', {}), form.form) };
      setTimeout(form.focus);
    }
    return replying.element;
  }

  function editForm(status) {
    const close = () => {
      editing = null;
      refresh();
    };
    const form = writeForm({
      label: 'Change what you wrote',
      max: 500,
      initial: status.text,
      button: 'Save',
      api,
      onCancel: close,
      submit: async ({ text }) => {
        await api()('PUT', `/statuses/${status.id}`, { text });
        say('Changed.');
        close();
      },
    });
    setTimeout(form.focus);
    return form.form;
  }

  function actions(status, hostId) {
    const mine = status.account.id === me().id;
    const host = hostId === me().id;
    const button = (name, onclick, more = {}) =>
      h('button', { class: 'quiet', type: 'button', onclick, ...more }, name);
    const about = `: ${status.account.name}`;
    const path = `/statuses/${status.id}`;
    return h(
      'div',
      { class: 'acts' },
      button(
        'Answer',
        () => {
          replying = { id: null, wanted: status.id };
          refresh();
        },
        { 'aria-label': `Answer${about}` },
      ),
      button(
        status.likes > 0 ? `Like · ${status.likes}` : 'Like',
        () => act('POST', `${path}/${status.liked ? 'unlike' : 'like'}`),
        {
          'aria-pressed': String(status.liked),
          'aria-label': `Like, ${status.likes} so far${about}`,
        },
      ),
      mine &&
        button(
          'Edit',
          () => {
            editing = status.id;
            refresh();
          },
          { 'aria-label': `Edit${about}` },
        ),
      !mine &&
        ['mute', 'block'].map((verb) => {
          const on = status.account[verb === 'mute' ? 'muted' : 'blocked'];
          const name = verb === 'mute' ? (on ? 'Unmute' : 'Mute') : on ? 'Unblock' : 'Block';
          const done = `${name}${verb === 'mute' ? 'd' : 'ed'} ${status.account.name}.`;
          const target = `/accounts/${status.account.id}/${on ? 'un' : ''}${verb}`;
          return button(name, () => act('POST', target, done), { 'aria-label': `${name}${about}` });
        }),
      (mine || host) && button('Delete', () => act('DELETE', path, 'Deleted.'), { 'aria-label': `Delete${about}` }),
      host &&
        !mine &&
        button(
          status.hidden_at ? 'Show again' : 'Hide',
          () => act('POST', `${path}/${status.hidden_at ? 'unhide' : 'hide'}`),
          {
            'aria-label': `${status.hidden_at ? 'Show again' : 'Hide'}${about}`,
          },
        ),
    );
  }

  function row(status, depth, hostId) {
    const signature = JSON.stringify([status, depth, me().id, editing === status.id]);
    const kept = rows.get(status.id);
    if (kept?.signature === signature) return kept.element;
    const by = status.account;
    const element = h(
      'li',
      {
        class: ['row', depth > 0 && `reply depth-${depth}`, by.brand && 'by-brand', !kept && !first && 'fresh']
          .filter(Boolean)
          .join(' '),
      },
      avatar(by, depth > 0 ? 30 : 40),
      h(
        'div',
        {},
        h(
          'div',
          { class: 'byline' },
          h('b', { dir: 'auto' }, by.name),
          h('small', {}, `@${by.handle}`),
          by.brand && h('span', { class: 'tag' }, 'Brand'),
          status.kind === 'story' && depth === 0 && h('span', { class: 'tag story' }, 'Story, vanishes'),
          status.hidden_at && h('span', { class: 'tag hidden' }, 'Hidden from others'),
          h('small', {}, timeOf(status.created_at), status.edited_at ? ' · edited' : ''),
        ),
        editing === status.id
          ? editForm(status)
          : [textOf(status), pictures(status), recordings(status), actions(status, hostId)],
      ),
    );
    rows.set(status.id, { signature, element });
    return element;
  }

  function card(thread) {
    const element =
      cards.get(thread.thread_id) ?? h('article', { class: 'card', id: `thread-${thread.thread_id}` }, h('ol', {}));
    cards.set(thread.thread_id, element);
    const [top] = thread.statuses;
    element.setAttribute('aria-label', `Thread of ${top.account.name}`);
    const depths = new Map();
    const children = [];
    for (const status of inTreeOrder(thread.statuses)) {
      const depth = status.in_reply_to_id === null ? 0 : Math.min((depths.get(status.in_reply_to_id) ?? 0) + 1, 3);
      depths.set(status.id, depth);
      children.push(row(status, depth, top.thread_account_id));
      const wanted = replying?.wanted ?? replying?.id;
      if (wanted === status.id) children.push(replyRow(status, Math.min(depth + 1, 3)));
    }
    arrange(element.firstElementChild, children);
    return element;
  }

  const nothing = h('p', { class: 'empty' }, 'Nobody has written anything yet. Be the first.');
  return {
    /** Shows who writes; a brand is named beforehand so that the first post reaches it. */
    turn() {
      composerTitle.textContent = `Post as ${me().name}`;
      composer.prefill(brand() && !me().brand ? `@${brand().handle} ` : '');
      replying = null;
      editing = null;
    },
    show(threads) {
      arrange(list, threads.length > 0 ? threads.map(card) : [nothing]);
      first = false;
    },
  };
}

/** Each answer right under what it answers, oldest first. */
function inTreeOrder(statuses) {
  const ids = new Set(statuses.map((status) => status.id));
  const under = Map.groupBy(statuses, (status) => (ids.has(status.in_reply_to_id) ? status.in_reply_to_id : null));
  const walk = (id) => (under.get(id) ?? []).flatMap((status) => [status, ...walk(status.id)]);
  return walk(null);
}
