import { type Call, callsByTag, type Document } from './document.ts';
import { curlOf } from './example.ts';
import { type Html, html } from './html.ts';
import { limitWords, renderSchema, typeWords } from './schema.ts';

/** The page about the API: what each call needs, takes and answers. `styleUrl` is where its looks are served, `baseUrl` what the examples call. */
export function renderPage(document: Document, { styleUrl, baseUrl }: { styleUrl: string; baseUrl: string }): string {
  const tags = callsByTag(document);
  const { info, components } = document;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API · ${info.title}</title>
<link rel="stylesheet" href="${styleUrl}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Calls">
<p class="brand">${info.title} API</p>
<ul><li><a href="#start">How to call</a></li><li><a href="#refusals">Refusals</a></li>
${tags.map(([tag]) => html`<li><a href="#tag-${tag}">${titleOf(tag)}</a></li>`)}</ul>
</nav>
<main id="content">
<h1>${info.title} API</h1>
${introduction(baseUrl)}
<section id="refusals" aria-labelledby="refusals-title">
<h2 id="refusals-title">Refusals</h2>
<p>Every refusal has one shape. <code>code</code> goes with the HTTP status, <code>reason</code> comes from a closed list, <code>message</code> is a sentence for a person, <code>parameters</code> hold its values, and <code>requestId</code> finds it in the log.</p>
${renderSchema(components.schemas.Error)}
</section>
${tags.map(([tag, calls]) => renderTag(tag, calls, baseUrl))}
</main>
</body>
</html>`.markup;
}

const introduction = (server: string): Html => html`<section id="start" aria-labelledby="start-title">
<h2 id="start-title">How to call</h2>
<p>Make an API key under Settings, API keys, and send it with each call. A key may do what it was given, nothing else; each call below names the permission it needs.</p>
<pre tabindex="0" aria-label="A first call">curl '${server.replace(/\/$/, '')}/api/channels' \\
  -H 'Authorization: Bearer YOUR_API_KEY'</pre>
<p>Bodies and answers are JSON. Times are ISO 8601 with a zone. Lists come in pages: pass the <code>next</code> of one answer as <code>cursor</code> of the next call until it is null. What is not in your workspace is answered with 404, whether it exists or not.</p>
<p>The same for machines: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</section>`;

function renderTag(tag: string, calls: readonly Call[], server: string): Html {
  return html`<section id="tag-${tag}" aria-labelledby="title-${tag}">
<h2 id="title-${tag}">${titleOf(tag)}</h2>
${calls.map((call) => renderCall(call, server))}
</section>
`;
}

function renderCall(call: Call, server: string): Html {
  const id = call.operationId;
  const body = call.requestBody?.content['application/json']?.schema;
  const reply = call.responses[200].content['application/json']?.schema;
  return html`<article id="${id}" aria-labelledby="title-${id}">
<h3 id="title-${id}"><span class="method ${call.method.toLowerCase()}">${call.method}</span> <code>${call.path}</code></h3>
<p>${call.summary}</p>
<p class="permission">${permissionWords(call['x-permission'])}</p>
${call.parameters.length > 0 ? html`<h4>Parameters</h4><ul class="fields">${call.parameters.map(renderParameter)}</ul>` : null}
${body ? html`<h4>Body</h4>${renderSchema(body)}` : null}
<details><summary>Reply</summary>${reply ? renderSchema(reply) : html`<p class="plain">A file or a stream of lines, as the summary says.</p>`}</details>
<details><summary>Example</summary><pre tabindex="0" aria-label="Example of ${call.method} ${call.path}">${curlOf(call, server)}</pre></details>
</article>
`;
}

function renderParameter({ name, in: where, required, schema }: Call['parameters'][number]): Html {
  const limits = limitWords(schema);
  return html`<li><code class="name">${name}</code> <span class="type">${typeWords(schema)}</span> <span class="limits">in the ${where}${limits ? `, ${limits}` : ''}</span>${
    required ? null : html` <span class="optional">optional</span>`
  }</li>`;
}

function permissionWords(permission: string): Html {
  if (permission === 'public') return html`Anybody may call this.`;
  if (permission === 'signed-in') return html`For whoever is signed in.`;
  return html`Needs <code>${permission}</code>.`;
}

/** `api-keys` is "API keys". */
function titleOf(tag: string): string {
  const words = tag.replaceAll('-', ' ').replace(/^api\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
