import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isQuiet, type TriageDecision } from '#contract/triage-policy.ts';
import type { TriageSampleItem } from '#contract/triage-sample.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { override } from './commands.ts';

/** Two in a hundred. */
const drawn = { of: 100, count: 2 };
const textLength = 1_000;
/** Enough for a quarter of an hour; the rest follows. */
const mostListed = 100;

/** Pure: whether a message belongs to the sample; its id alone decides, so that it always does or never. */
export function isDrawn(messageId: string): boolean {
  return createHash('sha256').update(messageId).digest().readUInt32BE(0) % drawn.of < drawn.count;
}

/**
 * Draws from what the policy just decided, each message once; and as many of the newest that wait for an answer, so that
 * nobody who judges knows which is which. What turned out to be answered before anybody judged it leaves the sample.
 */
export async function drawSample(
  tx: Tx,
  decided: readonly { messageId: string; decision: TriageDecision }[],
  now: Date,
): Promise<void> {
  const mine = decided.filter(({ messageId }) => isDrawn(messageId));
  if (mine.length === 0) return;
  const quiet = mine.filter(({ decision }) => isQuiet(decision));
  const others = mine.filter(({ decision }) => !isQuiet(decision)).map(({ messageId }) => messageId);
  await sql`
    delete from triage_sample where workspace_id = ${tx.workspaceId} and message_id = any(${others}::uuid[])
      and needs_answer is null and decision in ('watch', 'none')`.execute(tx);
  const { rows } = await sql`
    insert into triage_sample (workspace_id, message_id, decision, drawn_at)
    select ${tx.workspaceId}, s.message_id, s.decision, ${now}
    from unnest(${quiet.map(({ messageId }) => messageId)}::uuid[], ${quiet.map(({ decision }) => decision)}::text[])
      as s (message_id, decision)
    on conflict (workspace_id, message_id) do nothing returning message_id`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into triage_sample (workspace_id, message_id, decision, drawn_at)
    select t.workspace_id, t.message_id, t.decision, ${now} from triage t
    where t.workspace_id = ${tx.workspaceId} and t.decision in ('answer', 'acknowledge') and not t.is_by_person
    order by t.decided_at desc limit ${rows.length}
    on conflict (workspace_id, message_id) do nothing`.execute(tx);
}

const toJudge = (viewer: Viewer) => sql`from triage_sample s
  join message m on m.workspace_id = s.workspace_id and m.id = s.message_id and m.deleted_at is null
  join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
  join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
  where s.workspace_id = ${viewer.workspaceId} and s.needs_answer is null and ${withinReach(viewer)}`;

/** What is still to be judged, mixed, within the viewer's reach; nothing says what was decided. */
export async function listSample(tx: Tx, viewer: Viewer): Promise<TriageSampleItem[]> {
  const { rows } = await sql<Omit<TriageSampleItem, 'at'> & { at: Date }>`
    select m.id, p.network, left(m.text, ${textLength}::int) as text, m.occurred_at as at
    ${toJudge(viewer)} order by md5(m.id::text) limit ${mostListed}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * Keeps what a person says of one of the sample; what was left and needs an answer comes back into the queue, and leaves it
 * again when that is taken back (null). Throws `not_found`, also for what is out of reach.
 */
export async function judgeSample(
  tx: Tx,
  viewer: Viewer,
  { messageId, needsAnswer }: { messageId: string; needsAnswer: boolean | null },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ decision: TriageDecision; before: boolean | null }>`
    select s.decision, s.needs_answer as before from triage_sample s
    join message m on m.workspace_id = s.workspace_id and m.id = s.message_id and m.deleted_at is null
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where s.workspace_id = ${tx.workspaceId} and s.message_id = ${messageId} and ${withinReach(viewer)} for update of s`.execute(
    tx,
  );
  const [sample] = rows;
  if (!sample) throw notFound('sample');
  const isTakenBack = needsAnswer === null;
  await sql`
    update triage_sample set needs_answer = ${needsAnswer}, judged_at = ${isTakenBack ? null : now},
      judged_by = ${isTakenBack ? null : viewer.agentId}
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
  record(tx, {
    type: 'triage_sample.judged',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'message', id: messageId },
    detail: { needsAnswer },
  });
  if (!isQuiet(sample.decision)) return;
  if (needsAnswer) await override(tx, viewer, { messageId, decision: 'answer' }, now);
  else if (sample.before) await override(tx, viewer, { messageId, decision: null }, now);
}
