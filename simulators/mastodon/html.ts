import { escapeHtml } from '../web-page.ts';

/** `@user` or `@user@host`, not inside a word. */
const mentionForm =
  /(?<![\w@/])@([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)(?:@([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9](?::\d+)?))?/g;
const linkForm = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
/** What Mastodon counts an address as, however long it is. */
const addressLength = 23;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Names in a text as typed, without the first sign. */
export function namesIn(text: string): string[] {
  const plain = text.replace(linkForm, ' ');
  return [...plain.matchAll(mentionForm)].map(([, user = '', host]) => (host ? `${user}@${host}` : user));
}

/** Length as Mastodon counts: an address is 23, of a mention only the local part counts. */
export function countedLength(text: string): number {
  const shortened = text.replace(linkForm, 'x'.repeat(addressLength)).replace(mentionForm, '@$1');
  return [...graphemes.segment(shortened)].length;
}

type Named = { acct: string; username: string; url: string };

/** The HTML that Mastodon makes of a text. */
export function toHtml(text: string, named: readonly Named[]): string {
  const byName = new Map(named.map((one) => [one.acct.toLowerCase(), one]));
  const parts = new RegExp(`${linkForm.source}|${mentionForm.source}|(?<![\\w&/])#([\\p{L}\\p{N}_]+)`, 'gu');
  const linked = (line: string) => {
    let html = '';
    let at = 0;
    for (const match of line.matchAll(parts)) {
      html += escapeHtml(line.slice(at, match.index)) + link(match, byName);
      at = match.index + match[0].length;
    }
    return html + escapeHtml(line.slice(at));
  };
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br />')}</p>`).join('');
}

function link([whole, user, host, tag]: RegExpExecArray, byName: Map<string, Named>): string {
  if (whole.startsWith('http')) return address(whole);
  if (tag !== undefined)
    return `<a href="https://tags.example/${escapeHtml(tag)}" class="mention hashtag" rel="tag">#<span>${escapeHtml(tag)}</span></a>`;
  const acct = (host ? `${user}@${host}` : (user ?? '')).toLowerCase();
  const named = byName.get(acct);
  if (!named) return escapeHtml(whole);
  const { url, username } = named;
  return `<span class="h-card" translate="no"><a href="${escapeHtml(url)}" class="u-url mention">@<span>${escapeHtml(username)}</span></a></span>`;
}

/** Shown shortened, with the rest there and invisible. */
function address(url: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/s.exec(url) ?? [];
  const shown = rest.slice(0, 30);
  const hidden = rest.slice(30);
  const cut = hidden === '' ? '' : ' class="ellipsis"';
  return `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span><span${cut}>${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(hidden)}</span></a>`;
}
