import type { LanguageCode } from '#contract/language.ts';
import { html } from '#server/http/api-docs/html.ts';
import type { Deletion } from './queries.ts';
import { words } from './words.ts';

const style =
  ':root{color-scheme:light dark}body{margin:0;font:16px/1.55 system-ui,sans-serif;background:light-dark(#f7f7f5,#131412);color:light-dark(#1c1b19,#ecebe7)}main{max-inline-size:28rem;margin:min(16vh,9rem) auto 2rem;padding-inline:1rem}h1{font-size:1.25rem;line-height:1.3}dl{border-block-start:1px solid light-dark(#e8e6e1,#2a2b28);padding-block-start:1rem;color:light-dark(#57534c,#b5b2aa)}dd{margin:0 0 .5rem}code{overflow-wrap:anywhere}';

/** Pure: the page of a deletion; null for a code that nobody gave. Times are told in UTC, as nobody is signed in. */
export function renderDeletion(deletion: (Deletion & { code: string }) | null, language: LanguageCode): string {
  const say = words[language];
  const when = (at: Date) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);
  const fact = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const title = deletion ? say[deletion.state].title : say.unknown.title;
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${deletion ? say[deletion.state].body(deletion.workspaceName) : say.unknown.body}</p>
${
  deletion &&
  html`<dl>
${fact(say.askedAt, `${when(deletion.askedAt)} UTC`)}
${deletion.settledAt ? fact(say.settledAt, `${when(deletion.settledAt)} UTC`) : ''}
<dt>${say.code}</dt><dd><code dir="ltr">${deletion.code}</code></dd>
</dl>`
}
</main>
</body>
</html>`.markup;
}
