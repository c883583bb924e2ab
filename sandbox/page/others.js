import { h } from './elements.js';

/** Names the networks of others that the host plays beside this one, if it plays any. */
export async function showOthers(root) {
  const reply = await fetch('networks/').catch(() => null);
  if (!reply?.ok) return;
  const { networks } = await reply.json();
  if (networks.length === 0) return;
  const link = (href, text, about) =>
    h('a', { href, target: '_blank', rel: 'noopener', 'aria-label': `${text}: ${about}` }, text);
  root.append(
    h('h2', {}, 'Other networks'),
    h(
      'div',
      { class: 'card stack others' },
      h('p', {}, 'Played for practice like this one. Connect one in a practice workspace, then be its customer.'),
      networks.map(({ network, label, page, faults }) =>
        h(
          'p',
          {},
          h('b', {}, label),
          ' ',
          link(`/settings/channels?connect=${network}`, 'Connect', label),
          ' · ',
          link(page, 'Be a customer', label),
          ' · ',
          link(faults, 'Make it fail', label),
        ),
      ),
    ),
  );
}
