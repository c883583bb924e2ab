import { arrange, avatar, h, pictures, recordings, say, textOf, timeOf } from './elements.js';
import { writeForm } from './write.js';

/** Direct messages: a card for each room, and one to begin with the brand. */
export function createMessages({ root, me, api, brand, refresh }) {
  const list = h('div', {});
  const cards = new Map();
  root.append(list);

  function newCard(other) {
    const form = writeForm({
      label: `Write to ${other.name} in private`,
      max: 2000,
      button: 'Send',
      api,
      submit: async ({ text, files }) => {
        await api()('POST', '/messages', { to: other.id, text, ...files, language: me().language });
        say('Sent.');
        refresh();
      },
    });
    const lines = h('ol', {});
    const title = h('h3', {}, `Between you and ${other.name} `, h('small', { class: 'meta' }, `@${other.handle}`));
    return {
      element: h(
        'article',
        { class: 'card room', 'aria-label': `Messages with ${other.name}` },
        title,
        lines,
        form.form,
      ),
      lines,
      kept: new Map(),
    };
  }

  function bubble(status, kept) {
    const signature = JSON.stringify(status);
    if (kept.get(status.id)?.signature === signature) return kept.get(status.id).element;
    const mine = status.account.id === me().id;
    const remove = async () => {
      await api()('DELETE', `/statuses/${status.id}`);
      say('Deleted.');
      refresh();
    };
    const classes = ['bubble', mine && 'mine', status.account.brand && 'by-brand'].filter(Boolean).join(' ');
    const element = h(
      'li',
      { class: classes },
      textOf(status),
      pictures(status),
      recordings(status),
      h(
        'p',
        { class: 'meta' },
        `${mine ? 'You' : status.account.name} · `,
        timeOf(status.created_at),
        status.edited_at ? ' · edited' : '',
        mine && h('button', { class: 'quiet', type: 'button', onclick: remove }, 'Delete'),
      ),
    );
    kept.set(status.id, { signature, element });
    return element;
  }

  return {
    turn() {
      cards.clear();
    },
    show(rooms) {
      const ours = brand();
      const begun = rooms.some((room) => room.with.id === ours?.id);
      const shown = begun || !ours || ours.id === me().id ? rooms : [{ with: ours, statuses: [] }, ...rooms];
      const elements = shown.map((room) => {
        const card = cards.get(room.with.id) ?? newCard(room.with);
        cards.set(room.with.id, card);
        const lines = room.statuses.map((status) => bubble(status, card.kept));
        arrange(
          card.lines,
          lines.length > 0 ? lines : [h('li', { class: 'meta' }, 'Only the two of you will see this.')],
        );
        return card.element;
      });
      arrange(list, elements.length > 0 ? elements : [h('p', { class: 'empty' }, 'No messages yet.')]);
    },
  };
}

/** One person to choose, with name, handle and reach. */
export function personChoice(account, chosen, onchange) {
  const followers = new Intl.NumberFormat(undefined, { notation: 'compact' }).format(account.followers);
  const note = account.brand ? 'brand' : `${followers} followers`;
  return h(
    'label',
    { class: account.brand ? 'person brand' : 'person' },
    h('input', { type: 'radio', name: 'person', value: account.handle, checked: chosen, onchange }),
    avatar(account, 36),
    h('span', {}, h('b', { dir: 'auto' }, account.name), h('small', {}, `@${account.handle} · ${note}`)),
  );
}
