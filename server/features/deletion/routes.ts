import type { FastifyInstance } from 'fastify';
import type { Context } from '#server/context.ts';
import { workspaceOfToken } from '#server/http/token.ts';
import { renderDeletion } from './page.ts';
import { deletionPrefix, findDeletion } from './queries.ts';
import { languageFor } from './words.ts';

/** The page runs nothing and loads nothing. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** How often one network address may look a minute: codes could be guessed at. */
const guessable = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } };

/** Where a person sees what became of the deletion that they asked their network for. */
export function deletionRoutes(app: FastifyInstance, { db }: Pick<Context, 'db'>): void {
  app.get<{ Params: { code: string } }>('/deletion/:code', guessable, async ({ params: { code }, headers }, reply) => {
    const workspaceId = workspaceOfToken(deletionPrefix, code);
    const found = workspaceId && (await db.inWorkspace(workspaceId, (tx) => findDeletion(tx, code)));
    const language = languageFor(headers['accept-language'] ?? '');
    return reply
      .code(found ? 200 : 404)
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(renderDeletion(found ? { ...found, code } : null, language));
  });
}
