import type { Answer } from '#sandbox/router.ts';
import type { Form } from './form.ts';
import { escapeHtml, webPage } from './web-page.ts';

type Asked = {
  title: string;
  /** What the app asked with; all of it comes back with the answer. */
  query: URLSearchParams;
  appName: string;
  people: readonly { id: string; name: string }[];
  yes: string;
  no?: string;
};

/** The page on which a network asks a person. There is no password here: whoever opens it says who they are. */
export function consentPage({ title, query, appName, people, yes, no = 'Cancel' }: Asked): Answer {
  const hidden = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const options = people.map(({ id, name }) => `<option value="${id}">${escapeHtml(name)}</option>`);
  return webPage(
    title,
    `<p><strong>${escapeHtml(appName)}</strong> would like to: ${escapeHtml(query.get('scope') ?? '')}</p>
<form method="post">${hidden.join('')}<p><label>You are <select name="person">${options.join('')}</select></label></p>
<button name="answer" value="allow">${yes}</button> <button name="answer" value="deny">${no}</button></form>`,
  );
}

/** Back to the app that asked, with its own word and what it is told. `hash`: what stands behind it, as some add. */
export function backToApp(form: Form, told: Record<string, string>, hash = ''): Answer {
  const to = new URL(form.text('redirect_uri') ?? '');
  const state = form.text('state');
  for (const [name, value] of Object.entries({ ...(state !== null && { state }), ...told }))
    to.searchParams.set(name, value);
  to.hash = hash;
  return { status: 302, headers: { location: to.href }, body: '' };
}
