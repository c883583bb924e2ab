import { sql } from 'kysely';
import type { CheckResult } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import type { Actor } from '#server/http/viewer.ts';
import { Targets } from './plan.ts';
import type { GatePolicies } from './policies.ts';
import { type Sealed, sealOf } from './seal.ts';

/** One run of the gate over something that leaves. */
export type Run = {
  dispatchId: string;
  /** `waits` for an approval. */
  outcome: 'passed' | 'waits';
  seal: Buffer;
  checks: readonly CheckResult[];
  policies: GatePolicies | null;
  actor: Actor;
  approvalId: string | null;
};

/** Keeps what a run said, in codes only. Nothing is sent without one that passed for exactly what is sent. */
export async function leaveTrace(tx: Tx, run: Run, now: Date): Promise<void> {
  const { policies, actor } = run;
  const versions = policies && { authority: policies.authority.version, words: policies.words.version };
  await tx
    .insertInto('gate_trace')
    .values({
      workspace_id: tx.workspaceId,
      id: newId(now),
      dispatch_id: run.dispatchId,
      outcome: run.outcome,
      seal: run.seal,
      checks: JSON.stringify(codesOf(run.checks)),
      policies: JSON.stringify(versions ?? {}),
      actor_kind: actor.kind,
      actor_id: actor.id,
      approval_id: run.approvalId,
      at: now,
    })
    .execute();
}

/** What may be kept of findings: no text, no name. */
export const codesOf = (checks: readonly CheckResult[]) =>
  checks.map(({ check, verdict, reason }) => ({ check, verdict, reason }));

type Kept = Omit<Sealed, 'attachments' | 'channelId' | 'targets'> & {
  id: string;
  channel_id: string;
  targets: unknown;
  attachment_ids: readonly string[];
};

/** The seal of what a dispatch would send as it stands now. */
export async function sealNow(tx: Tx, kept: Kept): Promise<Buffer> {
  const { rows } = await sql<{ sha256: string; alt: string }>`
    select coalesce(a.sha256, '') as sha256, a.alt from unnest(${kept.attachment_ids}::uuid[]) with ordinality as w (id, n)
    join attachment a on a.workspace_id = ${tx.workspaceId} and a.id = w.id order by w.n`.execute(tx);
  const { verb, content, channel_id: channelId } = kept;
  return sealOf({ verb, content, channelId, targets: Targets.parse(kept.targets), attachments: rows });
}

/** Whether the gate's last run let through exactly what this dispatch would send now. */
export async function hasPassed(tx: Tx, kept: Kept): Promise<boolean> {
  const last = await tx
    .selectFrom('gate_trace')
    .select(['outcome', 'seal'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('dispatch_id', '=', kept.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.outcome === 'passed' && last.seal.equals(await sealNow(tx, kept));
}
