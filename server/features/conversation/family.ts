import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';

/** A conversation and all that became part of it, by whatever way; itself first. */
export async function readFamily(tx: Tx, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select ${conversationId}::uuid as id, 0 as depth
      union all
      select c.id, f.depth + 1 from family f
      join conversation c on c.workspace_id = ${tx.workspaceId} and c.merged_into = f.id
    )
    select id from family order by depth`.execute(tx);
  return rows.map(({ id }) => id);
}

export type Survivor = { id: string; number: number };

/** Where each of these is today: itself, or what it became part of in the end. */
export async function readSurvivors(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Survivor>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<{ asked: string } & Survivor>`
    with recursive way as (
      select c.id as asked, c.id, c.number, c.merged_into from conversation c
      where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
      union all
      select w.asked, c.id, c.number, c.merged_into from way w
      join conversation c on c.workspace_id = ${tx.workspaceId} and c.id = w.merged_into
    )
    select asked, id, number from way where merged_into is null`.execute(tx);
  return new Map(rows.map(({ asked, id, number }) => [asked, { id, number }]));
}

/** Refuses what is wanted of a conversation that has become part of another: nothing may be left behind in it. */
export async function refuseMerged(tx: Tx, conversationId: string, isMerged: boolean): Promise<void> {
  if (!isMerged) return;
  const into = (await readSurvivors(tx, [conversationId])).get(conversationId);
  throw new AppError('conflict', 'merged', `This conversation has become part of #${into?.number}. Go on there.`, {
    parameters: { into: into?.id, number: into?.number },
  });
}
