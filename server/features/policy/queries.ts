import { sql } from 'kysely';
import type { Policy, PolicyBody, PolicyContent, PolicyKind, PolicySummary } from '#contract/policy.ts';
import { policyBodies, policyDefaults } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';

/** A policy as it holds: version 0 before anybody switched one on. */
export type ActivePolicy<K extends PolicyKind> = { version: number; body: PolicyBody<K> };

const mostVersions = 100;

/** What holds now. */
export async function readActive<K extends PolicyKind>(tx: Tx, kind: K): Promise<ActivePolicy<K>> {
  const row = await tx
    .selectFrom('policy')
    .select(['version', 'body'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row ? { version: row.version, body: readBody(kind, row.body) } : { version: 0, body: policyDefaults[kind] };
}

/** A policy with its draft and its versions. */
export async function readPolicy(tx: Tx, kind: PolicyKind): Promise<Policy> {
  const active = await readActive(tx, kind);
  const draft = await tx
    .selectFrom('policy')
    .select(['version', 'body'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return {
    version: active.version,
    active: contentOf(kind, active.body),
    draft: draft ? { version: draft.version, content: contentOf(kind, readBody(kind, draft.body)) } : null,
    versions: await listVersions(tx, kind),
  };
}

async function listVersions(tx: Tx, kind: PolicyKind): Promise<PolicySummary[]> {
  const { rows } = await sql<{
    version: number;
    state: PolicySummary['state'];
    valid_from: Date | null;
    changed_at: Date;
    changed_by: string | null;
  }>`
    select version, state, valid_from, changed_at, changed_by from policy
    where workspace_id = ${tx.workspaceId} and kind = ${kind} order by version desc limit ${mostVersions}`.execute(tx);
  return rows.map((row) => ({
    version: row.version,
    state: row.state,
    validFrom: row.valid_from?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  }));
}

/** One version, whatever its state. Throws `not_found`. */
export async function getVersion(tx: Tx, kind: PolicyKind, version: number): Promise<PolicyContent> {
  if (version === 0) return contentOf(kind, policyDefaults[kind]);
  const row = await tx
    .selectFrom('policy')
    .select('body')
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw notFound('version');
  return contentOf(kind, readBody(kind, row.body));
}

/** What is kept of a policy, as today’s schema reads it. */
export function readBody<K extends PolicyKind>(kind: K, body: unknown): PolicyBody<K> {
  // TypeScript does not follow that the schema and the body belong to the same kind.
  return policyBodies[kind].parse(body) as PolicyBody<K>;
}

function contentOf<K extends PolicyKind>(kind: K, body: PolicyBody<K>): PolicyContent {
  // As above: kind and body are one pair.
  return { kind, body } as PolicyContent;
}
