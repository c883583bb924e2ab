import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { endPagesOf, movePages } from '#server/features/page/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

type Merging = { from: { id: string; number: number }; intoId: string };

/**
 * Where a conversation becomes part of another, that one is in danger from then on. Where it is already, its danger goes
 * on alone and the other has become part of it. What calls people goes along. Answers what goes on there and was here.
 */
export async function mergeDanger(tx: Tx, viewer: Viewer, { from, intoId }: Merging, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string; kinds: string[]; goesOn: string | null; isTaken: boolean }>`
    select d.id, d.kinds, o.id as "goesOn", o.taken_by is not null as "isTaken"
    from danger d
    left join danger o on o.workspace_id = d.workspace_id and o.conversation_id = ${intoId} and o.ended_at is null
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${from.id} and d.ended_at is null
    for update of d`.execute(tx);
  const [danger] = rows;
  if (!danger) return [];
  const { id, kinds, goesOn, isTaken } = danger;
  if (goesOn === null)
    await sql`update danger set conversation_id = ${intoId}
      where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  else
    await sql`
      update danger set ended_at = ${now}, ended_by = ${viewer.agentId}, outcome = 'joined', joined_to = ${goesOn}
      where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  await movePages(tx, { ladder: 'danger', occasions: [id], conversationId: intoId });
  await markAnew(tx, [from.id, intoId]);
  if (goesOn === null) return [id];
  if (isTaken) await endPagesOf(tx, [intoId], now, 'danger');
  record(tx, {
    type: 'danger.joined',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'danger', id: goesOn },
    conversationId: intoId,
    detail: { danger: id, kinds, fromNumber: from.number },
  });
  return [];
}

type Parting = { fromId: string; intoId: string; moved: readonly string[] };

/**
 * A merge is taken apart: what went along goes back, and what had become part of another stands by itself again, open as
 * long as that one is; whoever took care of that one has taken care of this one too.
 */
export async function partDanger(tx: Tx, { fromId, intoId, moved }: Parting): Promise<void> {
  const { rows: back } = await sql<{ id: string }>`
    update danger set conversation_id = ${fromId}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${intoId} and id = any(${moved}::uuid[])
    returning id`.execute(tx);
  const { rows: parted } = await sql<{ id: string }>`
    update danger d set joined_to = null, ended_at = o.ended_at, ended_by = o.ended_by, outcome = o.outcome,
      taken_by = coalesce(d.taken_by, o.taken_by)
    from danger o
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${fromId} and o.workspace_id = d.workspace_id
      and o.id = d.joined_to and o.conversation_id = ${intoId}
    returning d.id`.execute(tx);
  const occasions = [...back, ...parted].map(({ id }) => id);
  if (occasions.length === 0) return;
  await movePages(tx, { ladder: 'danger', occasions, conversationId: fromId });
  await markAnew(tx, [fromId, intoId]);
}

/** Where they stand in a list, by what is open there. */
async function markAnew(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  await sql`
    update conversation c set version = version + 1, in_danger = exists (select from danger d
      where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.ended_at is null)
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])`.execute(tx);
}
