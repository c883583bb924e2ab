import { sql } from 'kysely';
import * as z from 'zod';
import { priorities } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { lockRouting, routeConversations } from './commands.ts';
import { mostAtOnce, mostOfLine, newLine } from './line.ts';

export const takeUpJob = {
  name: 'routing.take_up',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid() }),
};

/** The first of each line. */
export async function firstOfLines(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      (select line from routing where workspace_id = ${tx.workspaceId} and waiting_since is not null and line > ${newLine}
        order by line limit 1)
      union all
      select (select r.line from routing r where r.workspace_id = ${tx.workspaceId} and r.waiting_since is not null
        and r.line > line.line order by r.line limit 1) from line where line.line is not null
    )
    select first.conversation_id as id from line cross join lateral (
      select r.conversation_id, r.urgency, r.waiting_since from routing r
      where r.workspace_id = ${tx.workspaceId} and r.line = line.line and r.waiting_since is not null
      order by r.urgency, r.waiting_since, r.conversation_id limit ${mostOfLine}
    ) first
    order by first.urgency, first.waiting_since limit ${mostAtOnce}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Has everything that is open and nobody's looked at anew: other rules hold now, or none. */
export async function lineUpAll(tx: Tx, { rules }: RoutingRules, now: Date): Promise<void> {
  await lockRouting(tx);
  if (rules.length === 0) {
    await sql`
      update routing set waiting_since = null, line = null, because = null
      where workspace_id = ${tx.workspaceId} and waiting_since is not null`.execute(tx);
    return;
  }
  await sql`
    insert into routing (workspace_id, conversation_id, waiting_since, line, urgency, because)
    select c.workspace_id, c.id, coalesce(c.last_inbound_at, ${now}), ${newLine}, array_position(${[...priorities]}::text[], c.priority) - 1, null
    from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.status = 'open' and c.assignee_id is null and c.merged_into is null
    on conflict (workspace_id, conversation_id) do update set line = excluded.line, urgency = excluded.urgency,
      waiting_since = coalesce(routing.waiting_since, excluded.waiting_since), because = null`.execute(tx);
}

/** Looks at what nobody looked at yet, then at the lines, each in transactions of their own, until there is no more to give. */
export async function takeUpAll({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  while (await db.inWorkspace(workspaceId, (tx) => lookAtNew(tx, now())));
  while (
    await db.inWorkspace(workspaceId, async (tx) => (await routeConversations(tx, await firstOfLines(tx), now())) > 0)
  );
}

/** Answers whether there may be more. */
async function lookAtNew(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from routing
    where workspace_id = ${tx.workspaceId} and line = ${newLine} and waiting_since is not null
    order by urgency, waiting_since, conversation_id limit ${mostAtOnce}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await routeConversations(tx, ids, now);
  // What no rule fits, or where there are no rules any more, waits for nobody in particular.
  await sql`
    update routing set waiting_since = null, line = null, because = null
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${ids}::uuid[]) and line = ${newLine}`.execute(tx);
  return ids.length === mostAtOnce;
}
