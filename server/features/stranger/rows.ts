import { sql } from 'kysely';
import type { ConversationStatus } from '#contract/filter.ts';
import type { AsideEnd, AsideKind, AsideReason } from '#contract/stranger.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import type { Actor } from '#server/http/viewer.ts';

/** What stands aside now. */
export type Standing = { id: string; kind: AsideKind; setAt: Date; statusBefore: ConversationStatus };

export type NewAside = {
  conversationId: string;
  kind: AsideKind;
  reason: AsideReason;
  rule: string | null;
  statusBefore: ConversationStatus;
  admitAt: Date | null;
};

/** Null when the conversation is not set aside. */
export async function findStanding(tx: Tx, conversationId: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select id, kind, set_at as "setAt", status_before as "statusBefore" from set_aside
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and ended_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** Writes that these are set aside, one statement however many they are. */
export async function insertAside(tx: Tx, rows: readonly NewAside[], actor: Actor, now: Date): Promise<void> {
  if (rows.length === 0) return;
  const agentId = actor.kind === 'agent' ? actor.id : null;
  await sql`
    insert into set_aside (workspace_id, id, conversation_id, kind, reason, rule, set_at, set_by, status_before, admit_at)
    select ${tx.workspaceId}, s.id, s.conversation_id, s.kind, s.reason, s.rule, ${now}, ${agentId}, s.status_before, s.admit_at
    from unnest(${rows.map(() => newId(now))}::uuid[], ${rows.map((row) => row.conversationId)}::uuid[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.rule)}::text[],
      ${rows.map((row) => row.statusBefore)}::text[], ${rows.map((row) => row.admitAt)}::timestamptz[])
      as s (id, conversation_id, kind, reason, rule, status_before, admit_at)`.execute(tx);
  await writeKinds(
    tx,
    rows.map(({ conversationId, kind }) => ({ conversationId, kind })),
  );
}

async function writeKinds(tx: Tx, kinds: readonly { conversationId: string; kind: AsideKind | null }[]): Promise<void> {
  await sql`
    update conversation c set aside = k.kind
    from unnest(${kinds.map(({ conversationId }) => conversationId)}::uuid[], ${kinds.map(({ kind }) => kind)}::text[])
      as k (id, kind)
    where c.workspace_id = ${tx.workspaceId} and c.id = k.id`.execute(tx);
}

/** Ends what stands, and has the conversation stand in lists again unless another kind follows. */
export async function endAside(
  tx: Tx,
  { id, conversationId }: { id: string; conversationId: string },
  ended: AsideEnd,
  actor: Actor,
  now: Date,
): Promise<void> {
  await sql`
    update set_aside set ended_at = ${now}, ended = ${ended}, ended_by = ${actor.kind === 'agent' ? actor.id : null}
    where workspace_id = ${tx.workspaceId} and id = ${id} and ended_at is null`.execute(tx);
  await writeKinds(tx, [{ conversationId, kind: null }]);
}

/** So long after it a person may take back what they did. */
const takenBackMs = 10 * 60_000;

/**
 * Has what this person ended a moment ago stand again as it was, which is no new setting aside; false when there is none
 * of that kind.
 */
export async function reopenAside(
  tx: Tx,
  { conversationId, kind }: { conversationId: string; kind: AsideKind },
  actor: Actor,
  now: Date,
): Promise<boolean> {
  if (actor.kind !== 'agent') return false;
  const { rows } = await sql`
    update set_aside set ended_at = null, ended = null, ended_by = null
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and id = (
      select id from set_aside where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
        and kind = ${kind} and ended_by = ${actor.id} and ended_at > ${new Date(now.getTime() - takenBackMs)}
      order by ended_at desc limit 1)
    returning id`.execute(tx);
  if (rows.length === 0) return false;
  await writeKinds(tx, [{ conversationId, kind }]);
  return true;
}
