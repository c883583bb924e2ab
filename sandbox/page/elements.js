/** Small helpers that make elements; text is always set as text, never as HTML. */

/** `h('button', { class: 'button', onclick }, 'Post')`; null and false children are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Addresses in the API are absolute; the page asks the host it came from. */
export const localPath = (url) => new URL(url).pathname;

export function avatar(account, size = 40) {
  return h('img', {
    class: account.brand ? 'avatar of-brand' : 'avatar',
    src: localPath(account.avatar_url),
    alt: '',
    width: size,
    height: size,
  });
}

/** The text with the names in it set apart, and its addresses as links. */
export function textOf(status) {
  const known = new Set(status.mentions.map((mention) => mention.handle.toLowerCase()));
  const parts = status.text.split(/(https?:\/\/\S*[\w/]|@[a-z0-9_.]*[a-z0-9_])/i);
  return h(
    'p',
    { class: 'text', dir: 'auto', lang: status.language },
    parts.map((part) => {
      if (/^https?:/i.test(part)) return h('a', { href: part, target: '_blank', rel: 'noopener', dir: 'ltr' }, part);
      return known.has(part.slice(1).toLowerCase()) ? h('b', { dir: 'ltr' }, part) : part;
    }),
  );
}

export function pictures(status) {
  if (status.images.length === 0) return null;
  return h(
    'div',
    { class: 'pictures' },
    status.images.map((image) =>
      h('img', { src: localPath(image.url), alt: image.alt || 'Image without description' }),
    ),
  );
}

export function recordings(status) {
  if (status.recordings.length === 0) return null;
  return h(
    'div',
    { class: 'pictures' },
    status.recordings.map((recording) =>
      h(
        recording.mime_type.startsWith('video/') ? 'video' : 'audio',
        {
          controls: true,
          preload: 'metadata',
          src: localPath(recording.url),
          'aria-label': recording.alt || 'Recording without description',
        },
        recording.captions_url &&
          h('track', { kind: 'captions', label: 'Captions', src: localPath(recording.captions_url), default: true }),
      ),
    ),
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export function timeOf(iso) {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return h('time', { datetime: iso, title: at.toLocaleString() }, (today ? clock : day).format(at));
}

/** Brings a list's children into this order and moves only what is out of place, so that focus stays. */
export function arrange(parent, children) {
  const focused = document.activeElement;
  const selection = focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  for (const child of [...parent.children]) if (!children.includes(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  if (focused && focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
    if (selection && focused.tagName === 'TEXTAREA') focused.setSelectionRange(...selection);
  }
}

let unsay;
/** Tells the person what happened, on the screen and to a screen reader. */
export function say(text) {
  const line = document.getElementById('said');
  line.textContent = text;
  clearTimeout(unsay);
  unsay = setTimeout(() => {
    line.textContent = '';
  }, 4000);
}
