import { type Selectable, sql } from 'kysely';
import type { VerificationEnd, VerificationWay } from '#contract/verification.ts';
import type { VerificationLevel } from '#contract/verification-policy.ts';
import type { Tx } from '#server/db/client.ts';
import type { Verification } from '#server/db/tables.ts';
import { record } from '#server/events/record.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';

export type VerificationRow = Omit<Selectable<Verification>, 'way' | 'level' | 'state' | 'reason'> & {
  way: VerificationWay;
  level: VerificationLevel;
  state: 'asked' | 'met' | 'failed' | 'void';
  reason: VerificationEnd | null;
};

const update = (tx: Tx, id: string) =>
  tx.updateTable('verification').where('workspace_id', '=', tx.workspaceId).where('id', '=', id);

/** Locked until the transaction ends. */
export function lockById(tx: Tx, id: string): Promise<VerificationRow | undefined> {
  return tx
    .selectFrom('verification')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst() as Promise<VerificationRow | undefined>;
}

const about = ({ id, conversation_id: conversationId }: VerificationRow) => ({
  subject: { kind: 'verification', id },
  conversationId,
});

/** The customer has shown it. Who entered the right thing is the customer, so it is theirs in the history. */
export async function meet(tx: Tx, row: VerificationRow, validMinutes: number, now: Date): Promise<void> {
  const { way, level, profile_id: id } = row;
  const until = new Date(now.getTime() + validMinutes * 60_000);
  await update(tx, row.id)
    .set({ state: 'met', settled_at: now, valid_until: until, asking_since: null, code_hash: null })
    .execute();
  const actor: Actor = way === 'system' ? systemActor : { kind: 'customer', id };
  record(tx, {
    type: 'verification.met',
    at: now,
    actor,
    ...about(row),
    detail: { way, level, until: until.toISOString() },
  });
  await showAgain(tx, row.conversation_id);
}

export async function fail(tx: Tx, row: VerificationRow, reason: VerificationEnd, now: Date): Promise<void> {
  await update(tx, row.id)
    .set({ state: 'failed', reason, settled_at: now, asking_since: null, code_hash: null })
    .execute();
  record(tx, {
    type: 'verification.failed',
    at: now,
    actor: systemActor,
    ...about(row),
    detail: { way: row.way, reason },
  });
  await showAgain(tx, row.conversation_id);
}

/** Counts a try before it is looked at, so that many at once cannot all be the last. */
export async function countTry(tx: Tx, row: VerificationRow, askingSince: Date | null): Promise<void> {
  await update(tx, row.id)
    .set({ tries: row.tries + 1, asking_since: askingSince })
    .execute();
}

export async function stopAsking(tx: Tx, row: VerificationRow): Promise<void> {
  await update(tx, row.id).set({ asking_since: null }).execute();
}

export async function keepDispatch(tx: Tx, id: string, dispatchId: string): Promise<void> {
  await update(tx, id).set({ dispatch_id: dispatchId }).execute();
}

type Voided = { conversationId: string; which: 'all' | 'open' | readonly string[]; reason: VerificationEnd };

/** Makes void what was shown and what waits; answers whether there was any. What is merely replaced says nothing. */
export async function makeVoid(
  tx: Tx,
  { conversationId, which, reason }: Voided,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const states = which === 'open' ? ['asked'] : ['asked', 'met'];
  const { rows } = await sql<{ id: string; counted: boolean }>`
    update verification set state = 'void', reason = ${reason}, settled_at = ${now}, asking_since = null, code_hash = null
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and state = any(${states}::text[])
      and ${typeof which === 'string' ? sql`true` : sql`id = any(${which}::uuid[])`}
    returning id, coalesce(valid_until, open_until) > ${now} as counted`.execute(tx);
  const [first] = rows.filter(({ counted }) => counted);
  if (!first) return false;
  if (reason !== 'replaced') {
    const subject = { kind: 'verification', id: first.id };
    record(tx, { type: 'verification.voided', at: now, actor, subject, conversationId, detail: { reason } });
  }
  await showAgain(tx, conversationId);
  return true;
}

async function showAgain(tx: Tx, conversationId: string): Promise<void> {
  await sql`update conversation set version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${conversationId}`.execute(tx);
}
