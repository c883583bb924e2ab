import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { firstId } from '#server/db/id.ts';
import type { Subject } from './match.ts';

/** A conversation that a ladder may be set off by. */
export type Standing = Subject & {
  id: string;
  /** How often it was reopened: each time it may call people anew. */
  reopened: number;
};

/** Older words had their say when they came. */
const mostMessages = 20;

/** Those of these conversations that are neither resolved nor part of another. `withText`: with what was written lately. */
export async function readStandings(
  tx: Tx,
  conversationIds: readonly string[],
  withText: boolean,
): Promise<Map<string, Standing>> {
  const text = withText
    ? sql`coalesce((select string_agg(m.text, E'\n') from (
        select m.text from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in'
          and m.deleted_at is null order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}) m), '')`
    : sql`''`;
  const { rows } = await sql<Standing>`
    select c.id, c.priority, c.category, c.team_id as "teamId", p.followers, ${text} as text,
      (select count(*) from event e where e.workspace_id = c.workspace_id and e.conversation_id = c.id
        and e.type = 'conversation.reopened')::int as reopened
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and c.status <> 'resolved'
      and c.merged_into is null`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many conversations of a category began since then, up to `most`. */
export async function countBegun(tx: Tx, category: string, since: Date, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from conversation c where c.workspace_id = ${tx.workspaceId} and c.id >= ${firstId(since)}
        and c.category = ${category} and c.opened_at >= ${since} and c.merged_into is null limit ${most}) begun`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
