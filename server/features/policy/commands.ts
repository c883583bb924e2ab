import { sql } from 'kysely';
import type { PolicyBody, PolicyContent, PolicyKind } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';
import { readActive, readBody } from './queries.ts';

/** Keeps what is being prepared: the one draft of its kind, new or changed. Answers its version. */
export async function saveDraft(tx: Tx, actor: Actor, { kind, body }: PolicyContent, now: Date): Promise<number> {
  await lockKind(tx, kind);
  const text = JSON.stringify(body);
  const { rows } = await sql<{ version: number }>`
    insert into policy (workspace_id, kind, version, body, state, changed_at, changed_by)
    select ${tx.workspaceId}, ${kind}, coalesce(max(version) filter (where state = 'draft'), max(version) + 1, 1), ${text}::jsonb, 'draft', ${now},
      ${actor.id}
    from policy where workspace_id = ${tx.workspaceId} and kind = ${kind}
    on conflict (workspace_id, kind, version)
      do update set body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    returning version`.execute(tx);
  const version = rows[0]?.version ?? 0;
  tell(tx, 'policy.drafted', { kind, version }, { actor, now });
  return version;
}

/** Throws the draft away. Throws `not_found` without one. */
export async function discardDraft(tx: Tx, actor: Actor, kind: PolicyKind, now: Date): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    delete from policy where workspace_id = ${tx.workspaceId} and kind = ${kind} and state = 'draft' returning version`.execute(
    tx,
  );
  if (!rows[0]) throw notFound('draft');
  tell(tx, 'policy.draft_discarded', { kind, version: rows[0].version }, { actor, now });
}

type Activation = { kind: PolicyKind; version: number; replaces: number; at: Date | null };

/**
 * Switches a version on, at once or at `at`; version 0 leaves no version active. Throws `stale_version` when another one
 * holds than the caller saw, `not_found` for a version that is none.
 */
export async function activate(
  tx: Tx,
  actor: Actor,
  { kind, version, replaces, at }: Activation,
  now: Date,
): Promise<void> {
  await lockKind(tx, kind);
  const active = await activeVersion(tx, kind);
  if (active !== replaces)
    throw new AppError(
      'conflict',
      'stale_version',
      'Somebody switched another version on meanwhile. Look at it first.',
    );
  const wanted = version === 0 ? null : await getState(tx, kind, version);
  if (at !== null && at > now) return schedule(tx, actor, { kind, version, state: wanted, at }, now);
  if (version === active) return;
  await switchOn(tx, actor, { kind, version, replaced: active }, now);
}

/**
 * Changes what holds, at once and as a version of its own; what is being prepared is changed alike, so that switching it
 * on takes nothing back. Answers the version.
 */
export async function amend<K extends PolicyKind>(
  tx: Tx,
  actor: Actor,
  kind: K,
  change: (body: PolicyBody<K>) => PolicyBody<K>,
  now: Date,
): Promise<number> {
  await lockKind(tx, kind);
  const active = await readActive(tx, kind);
  const { rows: waiting } = await sql<{ version: number; body: unknown }>`
    select version, body from policy
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and state in ('draft', 'scheduled')`.execute(tx);
  for (const { version, body } of waiting)
    await sql`update policy set body = ${JSON.stringify(change(readBody(kind, body)))}::jsonb
      where workspace_id = ${tx.workspaceId} and kind = ${kind} and version = ${version}`.execute(tx);
  const { rows } = await sql<{ version: number }>`
    insert into policy (workspace_id, kind, version, body, state, changed_at, changed_by)
    select ${tx.workspaceId}, ${kind}, coalesce(max(version), 0) + 1, ${JSON.stringify(change(active.body))}::jsonb, 'retired', ${now},
      ${actor.id}
    from policy where workspace_id = ${tx.workspaceId} and kind = ${kind}
    returning version`.execute(tx);
  const version = rows[0]?.version ?? 0;
  await switchOn(tx, actor, { kind, version, replaced: active.version }, now);
  return version;
}

/** What was to be switched on later is a draft again, or retired where another draft was begun meanwhile. */
export async function unschedule(tx: Tx, actor: Actor, kind: PolicyKind, now: Date): Promise<void> {
  await lockKind(tx, kind);
  const { rows } = await sql<{ version: number }>`
    update policy p set valid_from = null, state = case
        when exists (select from policy d where d.workspace_id = p.workspace_id and d.kind = p.kind and d.state = 'draft')
        then 'retired' else 'draft' end
    where p.workspace_id = ${tx.workspaceId} and p.kind = ${kind} and p.state = 'scheduled' returning version`.execute(
    tx,
  );
  if (!rows[0]) throw notFound('schedule');
  tell(tx, 'policy.unscheduled', { kind, version: rows[0].version }, { actor, now });
}

/** Switches on what was scheduled for a moment that has come. */
export async function activateDue(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ kind: PolicyKind; version: number }>`
    select kind, version from policy
    where workspace_id = ${tx.workspaceId} and state = 'scheduled' and valid_from <= ${now}`.execute(tx);
  for (const { kind, version } of rows) {
    await lockKind(tx, kind);
    await switchOn(tx, systemActor, { kind, version, replaced: await activeVersion(tx, kind) }, now);
  }
}

/** Changes of one kind wait for each other, also while it has no row yet. */
async function lockKind(tx: Tx, kind: PolicyKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${tx.workspaceId} ${kind}`}, 0))`.execute(tx);
}

async function activeVersion(tx: Tx, kind: PolicyKind): Promise<number> {
  const row = await tx
    .selectFrom('policy')
    .select('version')
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function getState(tx: Tx, kind: PolicyKind, version: number): Promise<string> {
  const row = await tx
    .selectFrom('policy')
    .select('state')
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw notFound('version');
  return row.state;
}

async function schedule(
  tx: Tx,
  actor: Actor,
  { kind, version, state, at }: { kind: PolicyKind; version: number; state: string | null; at: Date },
  now: Date,
): Promise<void> {
  if (state !== 'draft' && state !== 'scheduled' && state !== 'retired')
    throw new AppError('invalid', 'not_possible_here', 'Only a draft or an older version can be switched on later.');
  await sql`
    update policy set state = 'retired', valid_from = null
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and state = 'scheduled' and version <> ${version}`.execute(
    tx,
  );
  await sql`
    update policy set state = 'scheduled', valid_from = ${at}
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and version = ${version}`.execute(tx);
  tell(tx, 'policy.scheduled', { kind, version, at: at.toISOString() }, { actor, now });
}

async function switchOn(
  tx: Tx,
  actor: Actor,
  { kind, version, replaced }: { kind: PolicyKind; version: number; replaced: number },
  now: Date,
): Promise<void> {
  await sql`
    update policy set state = 'retired'
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and state = 'active'`.execute(tx);
  await sql`
    update policy set state = 'active', valid_from = ${now}
    where workspace_id = ${tx.workspaceId} and kind = ${kind} and version = ${version}`.execute(tx);
  tell(tx, 'policy.activated', { kind, version, replaced }, { actor, now });
}

type Told =
  | 'policy.drafted'
  | 'policy.draft_discarded'
  | 'policy.scheduled'
  | 'policy.unscheduled'
  | 'policy.activated';

function tell<T extends Told>(
  tx: Tx,
  type: T,
  detail: Parameters<typeof record<T>>[1]['detail'],
  { actor, now }: { actor: Actor; now: Date },
): void {
  record(tx, { type, at: now, actor, subject: { kind: 'policy', id: null }, detail });
}
