import { sql } from 'kysely';
import { readyMinutes } from '#contract/handover.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { notify } from '#server/features/notification/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { ShiftChange } from './changes.ts';
import { planHandover, readChanges } from './plan.ts';

const readyMs = readyMinutes * 60_000;

/** Makes the notes of a workspace ready whose moment has come, each once. */
export async function fireHandovers({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  while (await db.inWorkspace(workspaceId, (tx) => fireNext(tx, now())));
}

async function fireNext(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from rota where workspace_id = ${tx.workspaceId} and fires_at <= ${now}
    order by fires_at, id limit 1 for update skip locked`.execute(tx);
  const [rota] = rows;
  if (!rota) return false;
  const soon = new Date(now.getTime() + readyMs);
  const due = (await readChanges(tx, rota.id, now)).filter(({ at }) => at <= soon);
  for (const change of due) await makeReady(tx, rota, change, now);
  await planHandover(tx, rota.id, now);
  return true;
}

async function makeReady(
  tx: Tx,
  rota: { id: string; name: string },
  { fromAgentId, toAgentId, at }: ShiftChange,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into handover (workspace_id, id, rota_id, from_agent_id, to_agent_id, at, made_at)
    values (${tx.workspaceId}, ${newId(now)}, ${rota.id}, ${fromAgentId}, ${toAgentId}, ${at}, ${now})
    on conflict on constraint handover_once do nothing returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) return;
  record(tx, {
    type: 'handover.made_ready',
    at: now,
    actor: systemActor,
    subject: { kind: 'handover', id },
    detail: { rota: rota.id, from: fromAgentId, to: toAgentId, at: at.toISOString() },
  });
  await notify(
    tx,
    [fromAgentId, ...(toAgentId === null ? [] : [toAgentId])].map((agentId) => ({
      agentId,
      kind: 'handover_ready',
      conversationId: null,
      detail: { side: agentId === toAgentId ? 'comes' : 'goes', rota: rota.name, link: '/on-call' },
      urgency: 'now',
      key: `handover ${rota.id} ${at.toISOString()}`,
    })),
    now,
  );
}
