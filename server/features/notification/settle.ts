import { sql } from 'kysely';
import type { TellingReason, TellingState } from '#contract/way.ts';
import type { Tx } from '#server/db/client.ts';
import type { Outcome } from '#server/features/way/queries.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextTry } from './backoff.ts';
import { judgePages } from './silence.ts';
import { queueDue, type Telling } from './tellings.ts';

/** Where the receiver knows a second try of the same message for what it is. */
const tellsTwice: ReadonlySet<Telling['kind']> = new Set(['mail', 'push', 'webhook']);

/**
 * Writes what became of a try: done, tried again at its moment, or given up. What may have arrived is tried again where a
 * second one is known for what it is, and for a page, which had better come twice than never; else it stays unknown.
 */
export async function settle(tx: Tx, telling: Telling, outcome: Outcome, now: Date): Promise<void> {
  const { state, reason, nextAt } = decide(telling, outcome, now);
  await sql`
    update telling set state = ${state}, reason = ${reason}, next_at = ${nextAt},
      settled_at = ${nextAt === null ? now : null}
    where workspace_id = ${tx.workspaceId} and id = ${telling.id}`.execute(tx);
  await wakeAt(tx, [nextAt]);
  if (telling.purpose === 'page') await judgePages(tx, await readPageIds(tx, telling.id), now);
}

type Decided = { state: TellingState; reason: TellingReason | null; nextAt: Date | null };

/** Pure. */
export function decide({ kind, purpose, attempts }: Telling, outcome: Outcome, now: Date): Decided {
  if (outcome.state === 'sent') return { state: 'sent', reason: null, nextAt: null };
  const isPage = purpose === 'page';
  const reason = outcome.state === 'unknown' ? 'no_answer' : outcome.reason;
  const isOver =
    purpose === 'test' || (outcome.state === 'unknown' ? !(isPage || tellsTwice.has(kind)) : outcome.isFinal);
  const retryAfterMs = outcome.state === 'failed' ? (outcome.retryAfterMs ?? null) : null;
  const nextAt = isOver ? null : nextTry({ attempts, isPage, retryAfterMs }, now);
  return { state: nextAt === null ? outcome.state : 'pending', reason, nextAt };
}

async function readPageIds(tx: Tx, tellingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('telling_notice')
    .select('notice_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('telling_id', '=', tellingId)
    .execute();
  return rows.map(({ notice_id }) => notice_id);
}

/** Queues what is due again, and settles tries whose program died between asking and writing the answer. */
export async function tryAgain(tx: Tx, now: Date): Promise<void> {
  await queueDue(tx, now);
  const { rows } = await sql<Telling>`
    select id, agent_id as "agentId", stakeholder_id as "stakeholderId", kind, way_id as "wayId", agent_way_id as "agentWayId", purpose, attempts from telling
    where workspace_id = ${tx.workspaceId} and state = 'sending' and next_at <= ${now} for update skip locked`.execute(
    tx,
  );
  for (const telling of rows) await settle(tx, telling, { state: 'unknown' }, now);
}
