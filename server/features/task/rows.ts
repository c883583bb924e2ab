import { type RawBuilder, sql } from 'kysely';
import type { TaskView } from '#contract/task-view.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export type TaskRow = {
  id: string;
  conversationId: string | null;
  ownerId: string;
  text: string;
  isPromise: boolean;
  dueAt: Date;
  remindMinutes: number | null;
  recurrence: string | null;
  anchorAt: Date;
  timeZone: string;
  snoozedUntil: Date | null;
  createdBy: string | null;
  doneAt: Date | null;
  doneBy: string | null;
  removedAt: Date | null;
};

export const taskColumns = sql`t.id, t.conversation_id as "conversationId", t.owner_id as "ownerId", t.text, t.is_promise as "isPromise",
  t.due_at as "dueAt", t.remind_minutes as "remindMinutes", t.recurrence, t.anchor_at as "anchorAt", t.time_zone as "timeZone",
  t.snoozed_until as "snoozedUntil", t.created_by as "createdBy", t.done_at as "doneAt", t.done_by as "doneBy", t.removed_at as "removedAt"`;

/**
 * What the viewer may see of `task t`, as a condition: their own, those on conversations within their reach, and free ones
 * of whom they share a team with, or of everyone for those who see everything.
 */
export function visibleTo(viewer: Viewer): RawBuilder<unknown> {
  const free =
    viewer.reach === 'all'
      ? sql`true`
      : sql`exists (select from team_member m where m.workspace_id = t.workspace_id and m.agent_id = t.owner_id
          and m.team_id = any(${viewer.teamIds}::uuid[]))`;
  return sql`(t.owner_id = ${viewer.agentId}::uuid or case when t.conversation_id is null then ${free}
    else exists (select from conversation c where c.workspace_id = t.workspace_id and c.id = t.conversation_id and ${withinReach(viewer)}) end)`;
}

type Shown = TaskRow & { number: number | null; name: string | null; network: string | null };

/** These tasks as the viewer sees them, in the order given; those that are not there are left out. */
export async function readTasks(tx: Tx, viewer: Viewer, taskIds: readonly string[]): Promise<TaskView[]> {
  if (taskIds.length === 0) return [];
  const { rows } = await sql<Shown>`
    select ${taskColumns}, c.number, coalesce(nullif(p.name, ''), p.handle) as name, p.network
    from unnest(${taskIds}::uuid[]) with ordinality as wanted (id, n)
    join task t on t.workspace_id = ${tx.workspaceId} and t.id = wanted.id
    left join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id and ${withinReach(viewer)}
    left join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    order by wanted.n`.execute(tx);
  return rows.map(toView);
}

function toView({ conversationId, number, name, network, ...row }: Shown): TaskView {
  return {
    id: row.id,
    text: row.text,
    ownerId: row.ownerId,
    isPromise: row.isPromise,
    dueAt: row.dueAt.toISOString(),
    remindMinutes: row.remindMinutes,
    recurrence: row.recurrence,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    doneBy: row.doneBy,
    conversation:
      conversationId === null || number === null
        ? null
        : { id: conversationId, number, name: name ?? '', network: network ?? '' },
  };
}
