import { sql } from 'kysely';
import { ConsentPurpose } from '#contract/consent.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import { VerificationLevel } from '#contract/verification-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import type { Actor } from '#server/http/viewer.ts';
import type { TextFacts } from './facts.ts';
import { Targets } from './plan.ts';
import { type Sealed, sealOf } from './seal.ts';

/** One run of the gate over something that leaves. */
export type Run = {
  dispatchId: string;
  /** `waits` for an approval. */
  outcome: 'passed' | 'waits';
  seal: Buffer;
  checks: readonly CheckResult[];
  /** Of words; null for an action. */
  facts: Pick<TextFacts, 'policies' | 'customerId'> | null;
  actor: Actor;
  approvalId: string | null;
};

/** Keeps what a run said, in codes only. Nothing is sent without one that passed for exactly what is sent. */
export async function leaveTrace(tx: Tx, run: Run, now: Date): Promise<void> {
  const { facts, actor } = run;
  const versions = facts && {
    authority: facts.policies.authority.version,
    words: facts.policies.words.version,
    verification: facts.policies.verification.version,
    signOff: facts.policies.signOff.version,
  };
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
      customer_id: facts?.customerId ?? null,
      needs_level: needsOf(run.checks, 'verification', VerificationLevel),
      needs_consent: needsOf(run.checks, 'consent', ConsentPurpose),
      at: now,
    })
    .execute();
}

/** What a check let through only because it holds now. */
function needsOf<S extends VerificationLevel | ConsentPurpose>(
  checks: readonly CheckResult[],
  name: string,
  schema: { safeParse(value: unknown): { data?: S | undefined } },
): S | null {
  return schema.safeParse(checks.find(({ check }) => check === name)?.parameters.needs).data ?? null;
}

/** What may be kept of findings: no text, no name. */
export const codesOf = (checks: readonly CheckResult[]) =>
  checks.map(({ check, verdict, reason }) => ({ check, verdict, reason }));

/** A dispatch as far as a reader would notice. */
export type Sealable = Omit<Sealed, 'attachments' | 'channelId' | 'targets'> & {
  id: string;
  channel_id: string;
  targets: unknown;
  attachment_ids: readonly string[];
};

/** The seal of what a dispatch would send as it stands now. */
export async function sealNow(tx: Tx, kept: Sealable): Promise<Buffer> {
  const { rows } = await sql<{ sha256: string; alt: string }>`
    select coalesce(a.sha256, '') as sha256, a.alt from unnest(${kept.attachment_ids}::uuid[]) with ordinality as w (id, n)
    join attachment a on a.workspace_id = ${tx.workspaceId} and a.id = w.id order by w.n`.execute(tx);
  const { verb, content, channel_id: channelId } = kept;
  return sealOf({ verb, content, channelId, targets: Targets.parse(kept.targets), attachments: rows });
}

/** What has to hold still of its customer when a dispatch leaves, as the gate's last run found it. */
export type Needs = { level: VerificationLevel | null; purpose: ConsentPurpose | null; customerId: string | null };

export async function readNeeds(tx: Tx, dispatchId: string): Promise<Needs> {
  const last = await tx
    .selectFrom('gate_trace')
    .select(['needs_level', 'needs_consent', 'customer_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('dispatch_id', '=', dispatchId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    // The database admits only the words of the closed lists.
    level: (last?.needs_level ?? null) as VerificationLevel | null,
    purpose: (last?.needs_consent ?? null) as ConsentPurpose | null,
    customerId: last?.customer_id ?? null,
  };
}
