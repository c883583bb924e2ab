import type { Answer } from '#sandbox/router.ts';

/** The colours of the sandbox network's own page, whose kin these are. */
const style = `
:root { color-scheme: light dark; --card: light-dark(#fff, #1e1a22); --line: light-dark(#e7dfec, #332c3a);
  --edge: light-dark(#8f8299, #7d7189); --soft: light-dark(#5c5366, #b9afc4); --accent: light-dark(#6b4a8c, #c9a8ee) }
* { box-sizing: border-box }
body { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; font: 15px/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere; background: light-dark(#f6f2f8, #141117); color: light-dark(#1f1a24, #efeaf3) }
h1 { font-size: 1.4rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem }
h3 { font-size: 1rem; margin: 1rem 0 .25rem }
p { margin: .25rem 0 }
a { color: var(--accent) }
small, summary { color: var(--soft); font-size: .8125rem }
summary { cursor: pointer; width: fit-content; padding-inline: .25rem }
article { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .5rem .875rem; margin-block: .5rem }
form { display: flex; flex-wrap: wrap; align-items: center; gap: .375rem; margin-block: .375rem }
details form, article > form { display: inline-flex; margin-inline-end: .375rem }
form:has(textarea) { display: flex; margin-inline-end: 0 }
button, input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge);
  border-radius: .5rem; padding: .3rem .7rem }
textarea { flex: 1 0 100%; width: 100%; resize: vertical }
button { cursor: pointer; border-color: var(--line); background: light-dark(#f0e8f6, #2d2338); color: var(--accent) }
button:hover { border-color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`;

/** A page of a simulated network, in one shape; it loads nothing and runs nothing. */
export function webPage(title: string, body: string, status = 200): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1><p><small>Simulated for practice and tests: this is not the real network, and its people are invented.</small></p>${body}</html>`,
  };
}

/** A moment as the page says it, in UTC. */
export function moment(at: string): string {
  const said = new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `<time datetime="${at}">${said}</time>`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
