import { sql } from 'kysely';
import { Choice, defaultChoice } from '#contract/own-way.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';

export type Chosen = { choice: Choice; timeZone: string; language: string };

/** How each of these people wants to be told, with their zone and language. */
export async function readChoices(tx: Tx, agentIds: readonly string[]): Promise<Map<string, Chosen>> {
  const { rows } = await sql<{ id: string; timeZone: string; language: string; body: unknown }>`
    select a.id, a.time_zone as "timeZone", a.language, c.body
    from agent a left join notification_choice c on c.workspace_id = a.workspace_id and c.agent_id = a.id
    where a.workspace_id = ${tx.workspaceId} and a.id = any(${agentIds}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, timeZone, language, body }) => [
      id,
      {
        timeZone,
        language, // One that no longer fits keeps nobody from being told.
        choice: Choice.safeParse(body).data ?? defaultChoice,
      },
    ]),
  );
}

/** Changes how a person is told from here on; what already waits keeps its moment. */
export async function changeChoice(tx: Tx, agentId: string, choice: Choice, now: Date): Promise<void> {
  const body = JSON.stringify(choice);
  await tx
    .insertInto('notification_choice')
    .values({ workspace_id: tx.workspaceId, agent_id: agentId, body, changed_at: now })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'agent_id']).doUpdateSet({ body, changed_at: now }))
    .execute();
  record(tx, {
    type: 'notification.choice_changed',
    at: now,
    actor: { kind: 'agent', id: agentId },
    subject: { kind: 'agent', id: agentId },
    detail: {},
  });
}
