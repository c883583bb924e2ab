import { sql } from 'kysely';
import type { LinkKind } from '#contract/matter.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { readFamily, readSurvivors } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { requireReach } from './rows.ts';

type Pair = { conversationId: string; otherId: string };

/** Shows two conversations in each other; a second call changes what they are to each other. */
export async function link(tx: Tx, viewer: Viewer, pair: Pair & { kind: LinkKind }, now: Date): Promise<void> {
  const { conversationId, otherId, kind } = pair;
  await requireReach(tx, viewer, [conversationId, otherId]);
  const survivors = await readSurvivors(tx, [conversationId, otherId]);
  if (survivors.get(conversationId)?.id === survivors.get(otherId)?.id)
    throw new AppError('refused', 'not_possible_here', 'These are one conversation already.');
  const { rows } = await sql`
    insert into conversation_link as l (workspace_id, one_id, other_id, kind, at)
    values (${tx.workspaceId}, least(${conversationId}::uuid, ${otherId}::uuid), greatest(${conversationId}::uuid, ${otherId}::uuid), ${kind}, ${now})
    on conflict (workspace_id, one_id, other_id) do update set kind = excluded.kind, at = excluded.at
    where l.kind <> excluded.kind returning kind`.execute(tx);
  if (rows.length === 0) return;
  const numbers = await readNumbers(tx, pair);
  for (const [id, other] of bothWays(pair))
    record(tx, {
      type: 'conversation.related',
      ...about(viewer, id, now),
      detail: { other, otherNumber: numbers.get(other) ?? 0, kind },
    });
}

/** Takes the link away, wherever its ends went by merges since. Throws `not_found` when there is none. */
export async function unlink(tx: Tx, viewer: Viewer, pair: Pair, now: Date): Promise<void> {
  const { conversationId, otherId } = pair;
  await requireReach(tx, viewer, [conversationId, otherId]);
  const [own, others] = [await readFamily(tx, conversationId), await readFamily(tx, otherId)];
  const { rows } = await sql`
    delete from conversation_link where workspace_id = ${tx.workspaceId}
      and (one_id = any(${own}::uuid[]) and other_id = any(${others}::uuid[])
        or one_id = any(${others}::uuid[]) and other_id = any(${own}::uuid[])) returning kind`.execute(tx);
  if (rows.length === 0) throw notFound('link');
  const numbers = await readNumbers(tx, pair);
  for (const [id, other] of bothWays(pair))
    record(tx, {
      type: 'conversation.unrelated',
      ...about(viewer, id, now),
      detail: { other, otherNumber: numbers.get(other) ?? 0 },
    });
}

const bothWays = ({ conversationId, otherId }: Pair) =>
  [
    [conversationId, otherId],
    [otherId, conversationId],
  ] as const;

const about = (viewer: Viewer, id: string, now: Date) =>
  ({ at: now, actor: actorOf(viewer), subject: { kind: 'conversation', id }, conversationId: id }) as const;

async function readNumbers(tx: Tx, { conversationId, otherId }: Pair): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('conversation')
    .select(['id', 'number'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', [conversationId, otherId])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
