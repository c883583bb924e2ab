import { sql } from 'kysely';
import { readyMinutes } from '#contract/handover.ts';
import type { Tx } from '#server/db/client.ts';
import { readShifts } from '#server/features/rota/queries.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { changesOf, type ShiftChange } from './changes.ts';

const readyMs = readyMinutes * 60_000;
const weekMs = 7 * 86_400_000;

/** The changes of shift of a rota in the coming week. */
export async function readChanges(tx: Tx, rotaId: string, now: Date): Promise<ShiftChange[]> {
  const until = new Date(now.getTime() + weekMs);
  return changesOf(await readShifts(tx, rotaId, now, until), until);
}

/**
 * Says when the next note of a rota is made ready, after a change of the rota or when one was made. Notes of changes to
 * come that nobody has confirmed are made anew: who comes may be another.
 */
export async function planHandover(tx: Tx, rotaId: string, now: Date): Promise<void> {
  const changes = await readChanges(tx, rotaId, now);
  const planned = changes.map(({ at }) => at);
  await sql`
    delete from handover where workspace_id = ${tx.workspaceId} and rota_id = ${rotaId} and at > ${now} and confirmed_at is null
      and not exists (select from unnest(${planned}::timestamptz[], ${changes.map((one) => one.fromAgentId)}::uuid[],
        ${changes.map((one) => one.toAgentId)}::uuid[]) as c (at, from_agent, to_agent)
        where c.at = handover.at and c.from_agent = from_agent_id and c.to_agent is not distinct from to_agent_id)`.execute(
    tx,
  );
  const { rows } = await sql<{ at: Date }>`
    select at from handover where workspace_id = ${tx.workspaceId} and rota_id = ${rotaId} and at > ${now}`.execute(tx);
  const ready = new Set(rows.map(({ at }) => at.getTime()));
  const next = planned.find((at) => !ready.has(at.getTime()));
  // Without a change in sight it looks again in time.
  const firesAt = new Date((next?.getTime() ?? now.getTime() + weekMs) - readyMs);
  await sql`
    update rota set fires_at = case when removed_at is null then ${firesAt}::timestamptz end
    where workspace_id = ${tx.workspaceId} and id = ${rotaId}`.execute(tx);
  await wakeAt(tx, [firesAt]);
}
