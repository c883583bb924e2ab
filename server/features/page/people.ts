import { sql } from 'kysely';
import type { CallTarget } from '#contract/escalation.ts';
import type { Tx } from '#server/db/client.ts';
import { readLeads } from '#server/features/notification/queries.ts';
import { whoIsOnCall } from '#server/features/rota/queries.ts';

/** Whom these targets are at this moment, each once: only people who can sign in. Nobody where a team or rota has none. */
export async function findCalled(tx: Tx, targets: readonly CallTarget[], teamId: string | null, now: Date) {
  const found = new Set<string>();
  for (const target of targets) for (const id of await peopleOf(tx, target, teamId, now)) found.add(id);
  return [...found];
}

async function peopleOf(tx: Tx, target: CallTarget, teamId: string | null, now: Date): Promise<readonly string[]> {
  switch (target.kind) {
    case 'leads':
      return (await readLeads(tx))(teamId);
    case 'rota': {
      const found = await whoIsOnCall(tx, target.id, now);
      return found ? [found.agentId] : [];
    }
    case 'team':
      return readActive(
        tx,
        sql`exists (select from team_member m where m.workspace_id = a.workspace_id
        and m.agent_id = a.id and m.team_id = ${target.id})`,
      );
    case 'agent':
      return readActive(tx, sql`a.id = ${target.id}`);
    case 'group':
      // They are asked, not called.
      return [];
  }
}

async function readActive(tx: Tx, which: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from agent a where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and ${which} order by a.id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
