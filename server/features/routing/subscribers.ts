import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { followClocks } from '#server/features/clock/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { enqueue } from '#server/jobs/job.ts';
import { routeConversations } from './commands.ts';
import { leaveJob } from './leaving.ts';
import { isAsking, isFreeing, isLeaving, lookTypes } from './looks.ts';
import { firstOfLines, lineUpAll, takeUpJob } from './waiting.ts';

/** Gives conversations to people by the rules, once their matter was recognised; intake waits for none of it. */
export const followRouting: Subscriber = {
  name: 'routing.follow',
  types: [...lookTypes, 'policy.activated'],
  after: followClocks,
  handle: async (tx, events, now) => {
    for (const agentId of new Set(events.filter(isLeaving).map(({ subjectId }) => subjectId)))
      if (agentId !== null)
        await enqueue(tx, leaveJob, { workspaceId: tx.workspaceId, agentId }, { key: `${tx.workspaceId}:${agentId}` });
    const { body } = await readActive(tx, 'routing');
    const isNew = await areRulesNew(tx, events);
    if (isNew) await lineUpAll(tx, body, now);
    if (body.rules.length === 0) return;
    await noteGivenBack(tx, events);
    const waiting = events.some(isFreeing) ? await firstOfLines(tx) : [];
    const asked = events.filter(isAsking).flatMap(({ conversationId }) => conversationId ?? []);
    const given = await routeConversations(tx, [...new Set([...waiting, ...asked])], now);
    if (isNew || (waiting.length > 0 && given > 0))
      await enqueue(tx, takeUpJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });
  },
};

async function areRulesNew(tx: Tx, events: readonly SeenEvent[]): Promise<boolean> {
  const positions = events.flatMap(({ type, position }) => (type === 'policy.activated' ? [position] : []));
  if (positions.length === 0) return false;
  const { rows } = await sql`
    select from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.position = any(${positions}::bigint[]) and d.body ->> 'kind' = 'routing'
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whoever gave a conversation back to the queue is not given it again. */
async function noteGivenBack(tx: Tx, events: readonly SeenEvent[]): Promise<void> {
  const positions = events.flatMap(({ type, actorKind, position }) =>
    type === 'conversation.assigned' && actorKind !== 'system' ? [position] : [],
  );
  if (positions.length === 0) return;
  await sql`
    insert into routing (workspace_id, conversation_id, not_agent_ids)
    select e.workspace_id, e.conversation_id, array_agg(distinct (d.body ->> 'from')::uuid)
    from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.position = any(${positions}::bigint[])
      and d.body ->> 'from' is not null and d.body ->> 'to' is null
    group by e.workspace_id, e.conversation_id
    on conflict (workspace_id, conversation_id) do update
      set not_agent_ids = (select array_agg(distinct id) from unnest(routing.not_agent_ids || excluded.not_agent_ids) as id)`.execute(
    tx,
  );
}
