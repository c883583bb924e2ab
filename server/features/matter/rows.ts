import { sql } from 'kysely';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { Attributes } from './outcome.ts';

export type LockedConversation = Attributes & {
  id: string;
  number: number;
  version: number;
  foreignVersion: number;
  profileId: string;
  mergedInto: string | null;
};

type Stored = Omit<LockedConversation, keyof Attributes> & {
  status: ConversationStatus;
  snoozed_until: Date | null;
  resolved_at: Date | null;
  assignee_id: string | null;
  team_id: string | null;
  priority: Priority;
  primary_due_at: Date | null;
};

/** Locks conversations in the order in which everybody locks several, and gives them in the order asked. Throws `not_found`. */
export async function lockConversations(tx: Tx, ids: readonly string[]): Promise<LockedConversation[]> {
  const { rows } = await sql<Stored>`
    select id, number, version, foreign_version as "foreignVersion", profile_id as "profileId", merged_into as "mergedInto",
      status, snoozed_until, resolved_at, assignee_id, team_id, priority, primary_due_at
    from conversation where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[])
    order by id for update`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, toLocked(row)]));
  return ids.map((id) => {
    const one = found.get(id);
    if (!one) throw notFound('conversation');
    return one;
  });
}

function toLocked(row: Stored): LockedConversation {
  const { snoozed_until, resolved_at, assignee_id, team_id, primary_due_at, ...rest } = row;
  return {
    ...rest,
    snoozedUntil: snoozed_until?.toISOString() ?? null,
    resolvedAt: resolved_at?.toISOString() ?? null,
    assigneeId: assignee_id,
    teamId: team_id,
    dueAt: primary_due_at?.toISOString() ?? null,
  };
}

export function attributesOf(row: LockedConversation): Attributes {
  const { status, snoozedUntil, resolvedAt, assigneeId, teamId, priority, dueAt } = row;
  return { status, snoozedUntil, resolvedAt, assigneeId, teamId, priority, dueAt };
}

/** Throws `not_found` unless the viewer reaches all of them. */
export async function requireReach(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
  for (const id of ids) await getPlaced(tx, viewer, id);
}

/** Writes what was decided about a conversation; times of its messages are read anew, its version grows to `version`. */
export async function writeAttributes(
  tx: Tx,
  id: string,
  wanted: Attributes,
  {
    version,
    foreignVersion,
    mergedInto = null,
  }: { version: number; foreignVersion: number; mergedInto?: string | null },
): Promise<void> {
  await sql`
    update conversation c set status = ${wanted.status}, aside = case when ${wanted.status} = 'resolved' then c.aside end, snoozed_until = ${wanted.snoozedUntil}::timestamptz,
      resolved_at = ${wanted.resolvedAt}::timestamptz, assignee_id = ${wanted.assigneeId}, team_id = ${wanted.teamId},
      priority = ${wanted.priority}, primary_due_at = ${wanted.dueAt}::timestamptz,
      version = ${version}, foreign_version = ${foreignVersion}, merged_into = ${mergedInto},
      last_message_at = coalesce((select max(m.occurred_at) from message m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id), c.last_message_at),
      last_inbound_at = (select max(m.occurred_at) from message m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in')
    where c.workspace_id = ${tx.workspaceId} and c.id = ${id}`.execute(tx);
}

/** Whether a customer's message came into this conversation after that moment. */
export async function heardSince(tx: Tx, conversationId: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select from message where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
      and direction = 'in' and received_at > ${since} and deleted_by is distinct from 'erasure' limit 1`.execute(tx);
  return rows.length > 0;
}
