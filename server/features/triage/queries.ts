import { sql } from 'kysely';
import * as z from 'zod';
import type { Triaged } from '#contract/triage.ts';
import type { TriageDecision } from '#contract/triage-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const mostMessages = 20;
const previewLength = 140;

const Reasons = z.array(z.object({ condition: z.string(), value: z.string() }));

type Stored = {
  id: string;
  occurred_at: Date;
  text: string;
  decision: TriageDecision | null;
  found: TriageDecision;
  rule: string | null;
  reasons: unknown;
  guard: Triaged['guard'];
  policy_version: number;
  decided_at: Date;
  is_by_person: boolean;
  agent_id: string | null;
};

/** Whether what the customer said last needs an answer, the newest first. Throws `not_found` out of reach. */
export async function getTriage(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
): Promise<{ decision: TriageDecision | null; messages: Triaged[]; waiting: number }> {
  await getPlaced(tx, viewer, conversationId);
  const { rows } = await sql<Stored>`
    select m.id, m.occurred_at, left(m.text, ${previewLength}::int) as text, t.decision, t.found, t.rule, t.reasons, t.guard,
      t.policy_version, t.decided_at, t.is_by_person, t.agent_id
    from message m left join triage t on t.workspace_id = m.workspace_id and t.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'in' and m.asks
      and m.deleted_at is null
    order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}`.execute(tx);
  const label = await tx
    .selectFrom('conversation_label')
    .select('label')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('task', '=', 'triage')
    .executeTakeFirst();
  const messages = rows.flatMap(triagedOf);
  return {
    // The column holds what `settleConversations` wrote.
    decision: (label?.label ?? null) as TriageDecision | null,
    messages,
    waiting: rows.length - messages.length,
  };
}

function triagedOf(row: Stored): Triaged[] {
  if (row.decision === null) return [];
  return [
    {
      messageId: row.id,
      at: row.occurred_at.toISOString(),
      preview: row.text,
      decision: row.decision,
      found: row.found,
      rule: row.rule,
      reasons: Reasons.safeParse(row.reasons).data ?? [],
      guard: row.guard,
      policyVersion: row.policy_version,
      override: row.is_by_person ? { by: row.agent_id, at: row.decided_at.toISOString() } : null,
    },
  ];
}

/** A decision as it stands, its message and its row locked. */
export type Standing = { conversationId: string; decision: TriageDecision; found: TriageDecision; isByPerson: boolean };

/** The one way to a decision: through a conversation that the viewer may see. Throws `not_found`. */
export async function lockTriage(tx: Tx, viewer: Viewer, messageId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select m.conversation_id as "conversationId", t.decision, t.found, t.is_by_person as "isByPerson"
    from message m join triage t on t.workspace_id = m.workspace_id and t.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.conversation_id is not null and m.deleted_at is null
    for no key update of m, t`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound('message');
  await getPlaced(tx, viewer, row.conversationId);
  return row;
}
