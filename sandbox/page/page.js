import { h, say } from './elements.js';
import { createFaults } from './faults.js';
import { createMessages, personChoice } from './messages.js';
import { as, stage, watch } from './network.js';
import { showOthers } from './others.js';
import { createSquare } from './square.js';

const at = (id) => document.getElementById(id);
const state = { accounts: [], me: null };
const me = () => state.me;
const api = () => as(state.me.handle);
const brand = () => state.accounts.find((account) => account.brand) ?? null;
const parts = { me, api, brand, refresh };
const square = createSquare({ root: at('square'), ...parts });
const messages = createMessages({ root: at('messages'), ...parts });
const faults = createFaults({ root: at('apps'), alarm: at('alarm'), ...parts });

let looking = null;
let again = false;

/** Looks at everything once; a change meanwhile makes it look once more. */
function refresh() {
  again = looking !== null;
  looking ??= look().finally(() => {
    looking = null;
    if (again) refresh();
  });
}

async function look() {
  try {
    await showPeople();
    const who = state.me;
    const [timeline, rooms, wrong] = await Promise.all([
      api()('GET', '/timeline'),
      api()('GET', '/rooms'),
      stage('GET', '/faults'),
    ]);
    if (who !== state.me) return;
    square.show(await withLinked(timeline.threads));
    messages.show(rooms.rooms);
    at('room-count').textContent = rooms.rooms.length > 0 ? String(rooms.rooms.length) : '';
    faults.show(wrong);
  } catch (error) {
    say(error instanceof TypeError ? 'The network cannot be reached; trying again.' : error.message);
  }
}

/** A link to an older thread shows that thread first. */
async function withLinked(threads) {
  const id = linkedThread();
  if (id === null || threads.some((thread) => thread.thread_id === id)) return threads;
  try {
    return [await api()('GET', `/threads/${encodeURIComponent(id)}`), ...threads];
  } catch {
    say('The thread of this link is gone.');
    return threads;
  }
}

const linkedThread = () => location.hash.match(/^#thread-([\w-]+)$/)?.[1] ?? null;

async function showPeople() {
  const { accounts } = await stage('GET', '/accounts');
  if (JSON.stringify(accounts) === JSON.stringify(state.accounts)) return;
  state.accounts = accounts;
  const people = accounts.filter((account) => !account.brand);
  const kept = localStorage.getItem('person');
  const chosen = accounts.find((account) => account.handle === (state.me?.handle ?? kept)) ?? people[0];
  const field = h('fieldset', {}, h('legend', { class: 'unseen' }, 'Whom you act as'));
  for (const account of [...people, ...accounts.filter((one) => one.brand)]) {
    field.append(personChoice(account, account.id === chosen.id, () => turnInto(account)));
  }
  at('people').replaceChildren(field, newPerson());
  turnInto(chosen);
}

function turnInto(account) {
  const same = state.me?.id === account.id;
  state.me = account;
  localStorage.setItem('person', account.handle);
  if (same) return;
  square.turn();
  messages.turn();
  refresh();
}

function newPerson() {
  const name = h('input', { type: 'text', 'aria-label': 'Name', placeholder: 'Name', required: true });
  const handle = h('input', { type: 'text', 'aria-label': 'Handle', placeholder: 'handle', required: true });
  const onsubmit = async (event) => {
    event.preventDefault();
    try {
      const account = await stage('POST', '/accounts', { name: name.value, handle: handle.value, brand: false });
      state.me = null;
      localStorage.setItem('person', account.handle);
      refresh();
    } catch (error) {
      say(error.message);
    }
  };
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, 'Invent another person'),
    h('form', { class: 'stack', onsubmit }, name, handle, h('button', { class: 'button' }, 'Add')),
  );
}

function showView() {
  const thread = linkedThread();
  const view = thread === null ? location.hash.slice(1) || 'square' : 'square';
  document.body.dataset.view = ['square', 'messages', 'apps'].includes(view) ? view : 'square';
  for (const tab of document.querySelectorAll('[data-tab]')) {
    if (tab.dataset.tab === document.body.dataset.view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  if (thread !== null) refresh();
}

window.addEventListener('hashchange', showView);
showView();
watch(refresh);
showOthers(at('apps'));
// Stories vanish and limits end without a word; looking now and then shows it.
setInterval(refresh, 15_000);
