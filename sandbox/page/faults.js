import { avatar, h, say } from './elements.js';
import { as, stage } from './network.js';

const seconds = (n) => (n >= 60 ? `${n / 60} min` : `${n} s`);
const choices = {
  slowMs: { off: 0, values: [1000, 5000, 30_000], name: (ms) => seconds(ms / 1000) },
  rateLimitSeconds: { off: 0, values: [30, 300, 3600], name: seconds },
  failAfterWrite: { off: 0, values: [1, 3, 10], name: (n) => `next ${n}` },
  dropAfterWrite: { off: 0, values: [1, 3, 10], name: (n) => `next ${n}` },
  duplicates: { off: 0, values: [1, 4], name: (n) => `${n + 1} times` },
  shuffleMs: { off: 0, values: [3000, 10_000], name: (ms) => `in ${seconds(ms / 1000)}` },
};
const allOff = { outage: false, ...Object.fromEntries(Object.keys(choices).map((name) => [name, 0])) };

/** What apps feel: the brand's own account, its tokens, and the faults. */
export function createFaults({ root, alarm, brand, refresh }) {
  const brandPart = h('div', { class: 'card stack' });
  const waiting = h('p', { class: 'meta' });
  const outage = h('input', { type: 'checkbox', onchange: () => change({ outage: outage.checked }) });
  const selects = new Map();
  let shownBrand;

  async function change(body) {
    try {
      show(await stage('PUT', '/faults', body));
    } catch (error) {
      say(error.message);
    }
  }

  function choice(name, label, help) {
    const { off, values, name: wording } = choices[name];
    const select = h(
      'select',
      { 'aria-label': label, onchange: () => change({ [name]: Number(select.value) }) },
      h('option', { value: off }, 'off'),
      values.map((value) => h('option', { value }, wording(value))),
    );
    selects.set(name, select);
    return h('label', { class: 'switch' }, h('span', {}, label, h('small', {}, help)), select);
  }

  const revoke = async () => {
    const { revoked } = await stage('POST', '/faults/revoke-tokens', {});
    say(`${revoked} access ${revoked === 1 ? 'token was' : 'tokens were'} revoked. Apps need a new one.`);
  };
  const unknown = async () => {
    if (!brand()) return say('There is no brand yet.');
    await stage('POST', '/faults/unknown-kind', { handle: brand().handle });
    say('An event of a kind that no app knows was sent.');
  };

  root.append(
    h('h2', {}, 'Apps and faults'),
    brandPart,
    h(
      'div',
      { class: 'card' },
      h('h3', {}, 'What goes wrong for apps'),
      h('label', { class: 'switch' }, h('span', {}, 'Outage', h('small', {}, 'Every call is answered 503')), outage),
      choice('slowMs', 'Slow', 'Every call waits first'),
      choice('rateLimitSeconds', 'Rate limit', 'Every call is answered 429 with the time'),
      choice('failAfterWrite', 'Fail after writing', 'It is posted, the answer says 500'),
      choice('dropAfterWrite', 'Cut off after writing', 'It is posted, the answer is lost'),
      choice('duplicates', 'Repeat webhooks', 'Each is delivered several times'),
      choice('shuffleMs', 'Shuffle webhooks', 'Gathered, then newest first'),
      h(
        'div',
        { class: 'tools' },
        h('button', { class: 'button', type: 'button', onclick: () => change(allOff) }, 'All off'),
        h('button', { class: 'button', type: 'button', onclick: unknown }, 'Send an unknown kind'),
        h('button', { class: 'button bad', type: 'button', onclick: revoke }, 'Revoke app tokens'),
      ),
      waiting,
    ),
  );

  function show(faults) {
    outage.checked = faults.outage;
    for (const [name, select] of selects) {
      const value = name === 'rateLimitSeconds' ? remaining(faults) : faults[name];
      keepValue(
        select,
        value,
        name === 'rateLimitSeconds' && value > 0 ? `${value} s left` : choices[name].name(value),
      );
    }
    waiting.textContent = faults.waiting > 0 ? `${faults.waiting} webhook deliveries are waiting.` : '';
    const on = [
      faults.outage && 'outage',
      faults.slowMs > 0 && 'slow',
      faults.rateLimitedUntil && 'rate limit',
      faults.failAfterWrite > 0 && 'fail after writing',
      faults.dropAfterWrite > 0 && 'cut off after writing',
      faults.duplicates > 0 && 'repeated webhooks',
      faults.shuffleMs > 0 && 'shuffled webhooks',
    ].filter(Boolean);
    alarm.hidden = on.length === 0;
    alarm.textContent = `Faults are on for apps: ${on.join(', ')}.`;
  }

  function showBrand() {
    const ours = brand();
    if (shownBrand === ours?.id) return;
    shownBrand = ours?.id;
    brandPart.replaceChildren(...(ours ? brandTools(ours, refresh) : brandMaker(refresh)));
  }

  return {
    show: (faults) => {
      showBrand();
      show(faults);
    },
  };
}

const remaining = ({ rateLimitedUntil }) =>
  rateLimitedUntil === null ? 0 : Math.max(Math.ceil((Date.parse(rateLimitedUntil) - Date.now()) / 1000), 1);

/** A value that is not among the choices gets one of its own, so that the truth shows. */
function keepValue(select, value, wording) {
  select.querySelector('[data-own]')?.remove();
  if (![...select.options].some((option) => Number(option.value) === value)) {
    select.append(h('option', { value, 'data-own': true }, wording));
  }
  select.value = String(value);
}

function brandTools(ours, refresh) {
  const text = h('input', { type: 'text', 'aria-label': `What ${ours.name} posts` });
  text.value = 'Our new opening hours are online.';
  const key = h('input', { type: 'text', class: 'key', readonly: true, hidden: true, 'aria-label': 'Access token' });
  const post = async (event) => {
    event.preventDefault();
    try {
      await as(ours.handle)('POST', '/statuses', { text: text.value });
      say(`@${ours.handle} posted, past every app.`);
      refresh();
    } catch (error) {
      say(error.message);
    }
  };
  const token = async () => {
    const { token: made } = await stage('POST', '/tokens', { handle: ours.handle, use: 'app' });
    key.value = made;
    key.hidden = false;
    key.select();
    say('Copy the token now; it is not shown again.');
  };
  return [
    h(
      'div',
      { class: 'person brand' },
      avatar(ours, 36),
      h('span', {}, h('b', {}, ours.name), h('small', {}, `@${ours.handle} · brand`)),
    ),
    h(
      'form',
      { class: 'stack', onsubmit: post },
      text,
      h('button', { class: 'button', type: 'submit' }, `Let @${ours.handle} post this`),
    ),
    h('button', { class: 'button', type: 'button', onclick: token }, 'Make an access token'),
    key,
  ];
}

function brandMaker(refresh) {
  const name = h('input', { type: 'text', 'aria-label': 'Name of the brand', placeholder: 'Name', required: true });
  const handle = h('input', {
    type: 'text',
    'aria-label': 'Handle of the brand',
    placeholder: 'handle',
    required: true,
  });
  const make = async (event) => {
    event.preventDefault();
    try {
      await stage('POST', '/accounts', { name: name.value, handle: handle.value, brand: true });
      refresh();
    } catch (error) {
      say(error.message);
    }
  };
  return [
    h('p', {}, 'There is no brand yet. Earshot brings its own when it starts; or make one here.'),
    h('form', { class: 'stack', onsubmit: make }, name, handle, h('button', { class: 'button' }, 'Make a brand')),
  ];
}
