import type { FastifyReply } from 'fastify';
import type { Context } from '#server/context.ts';
import { notFound } from '#server/errors.ts';
import { hashToken, workspaceOfToken } from '#server/http/token.ts';
import { feedPrefix } from './commands.ts';
import { toIcs } from './ics.ts';
import { readShifts } from './queries.ts';
import { getRota } from './rows.ts';

const yearMs = 366 * 86_400_000;

/** Sends the shifts of whom the address belongs to; `not_found` for an address that is none, ended, or of who left. */
export async function serveFeed({ db, now }: Context, token: string, reply: FastifyReply): Promise<string> {
  const workspaceId = workspaceOfToken(feedPrefix, token);
  if (workspaceId === null) throw notFound('calendar');
  const text = await db.inWorkspace(workspaceId, async (tx) => {
    const feed = await tx
      .selectFrom('rota_feed')
      .select(['rota_id', 'agent_id'])
      .where('workspace_id', '=', workspaceId)
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst();
    if (!feed) throw notFound('calendar');
    const { name } = await getRota(tx, feed.rota_id);
    const at = now();
    const shifts = await readShifts(tx, feed.rota_id, at, new Date(at.getTime() + yearMs));
    const theirs = shifts.filter(({ agentId }) => agentId === feed.agent_id);
    const id = (from: Date) => `${feed.rota_id}-${from.getTime()}@earshot`;
    return toIcs(
      theirs.map(({ from, to }) => ({ id: id(from), name, from, to })),
      at,
    );
  });
  reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, max-age=300');
  return text;
}
