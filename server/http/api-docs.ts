import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { Document } from './api-docs/document.ts';
import { renderPage } from './api-docs/page.ts';

const styleUrl = '/api/docs/style.css';
const style = readFileSync(new URL('./api-docs/style.css', import.meta.url), 'utf8');
/** The page runs nothing and loads one file. */
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the API's page, drawn from its OpenAPI document when it is first asked for; its examples call `baseUrl`. */
export function serveApiDocs(app: FastifyInstance, describe: () => unknown, baseUrl: string): void {
  let page: string | undefined;
  app.get('/api/docs', (_request, reply) => {
    page ??= renderPage(Document.parse(describe()), { styleUrl, baseUrl });
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  });
  app.get(styleUrl, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(style),
  );
}
