import { sql } from 'kysely';
import * as z from 'zod';
import { Verdict } from '#contract/dispatch.ts';
import type { GateRun } from '#contract/trace.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { findMessage } from './queries.ts';
import { sealNow } from './trace.ts';

const Checks = z.array(z.object({ check: z.string(), verdict: Verdict, reason: z.string() }));
const Versions = z.record(z.string(), z.number());

type Stored = {
  id: string;
  at: Date;
  outcome: GateRun['outcome'];
  seal: Buffer;
  checks: unknown;
  policies: unknown;
  actor_kind: GateRun['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  comment: string | null;
  approval_id: string | null;
  dispatch_id: string;
  verb: GateRun['verb'];
  content: string;
  content_hash: Buffer;
  channel_id: string;
  targets: unknown;
  attachment_ids: string[];
  publish_reason: string | null;
};

/** Every run over what became this message, oldest first. Throws `not_found` out of the viewer's reach. */
export async function listGateRuns(tx: Tx, viewer: Viewer, messageId: string): Promise<GateRun[]> {
  const message = await findMessage(tx, messageId);
  if (!message?.conversationId) throw notFound('message');
  await getPlaced(tx, viewer, message.conversationId);
  const { rows } = await sql<Stored>`
    select g.id, g.at, g.outcome, g.seal, g.checks, g.policies, g.actor_kind, g.actor_id, coalesce(a.name, k.name) as actor_name,
      p.id as approval_id, p.decided_by, p.decided_at, p.comment, d.id as dispatch_id, d.verb, d.content, d.content_hash, d.channel_id, d.targets,
      d.attachment_ids, d.entered ->> 'publishReason' as publish_reason
    from dispatch d
    join gate_trace g on g.workspace_id = d.workspace_id and g.dispatch_id = d.id
    left join agent a on a.workspace_id = g.workspace_id and a.id = g.actor_id and g.actor_kind = 'agent'
    left join api_key k on k.workspace_id = g.workspace_id and k.id = g.actor_id and g.actor_kind = 'api_key'
    left join approval p on p.workspace_id = g.workspace_id and p.id = g.approval_id
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${message.conversationId} and d.state = 'sent'
      and (d.sent_message_id = ${messageId} or (d.verb = 'edit' and d.message_id = ${messageId}))
    order by g.at, g.id`.execute(tx);
  const runs: GateRun[] = [];
  for (const row of rows) {
    const isErased = row.content_hash.length === 0;
    const now = isErased ? null : await sealNow(tx, { ...row, id: row.dispatch_id });
    runs.push({ ...toRun(row), isWhole: now && row.seal.equals(now) });
  }
  return runs;
}

function toRun(row: Stored): Omit<GateRun, 'isWhole'> {
  return {
    id: row.id,
    at: row.at.toISOString(),
    verb: row.verb,
    outcome: row.outcome,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    checks: Checks.parse(row.checks),
    policies: Versions.parse(row.policies),
    seal: row.seal.toString('hex'),
    publishReason: row.publish_reason,
    approval:
      row.approval_id === null
        ? null
        : {
            by: row.decided_by,
            at: row.decided_at?.toISOString() ?? null,
            comment: row.comment ?? '',
          },
  };
}
