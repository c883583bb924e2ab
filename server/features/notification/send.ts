import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { hand } from '#server/features/way/commands.ts';
import { type Letter, type Outcome, openReceiver, type Receiver } from '#server/features/way/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { languageOf, readLetter } from './letter.ts';
import { settle } from './settle.ts';
import type { Telling } from './tellings.ts';

/** A try has so long until it counts as one whose answer was lost, in ms; longer than any way waits. */
const leaseMs = 120_000;

/** Makes one try of one message. A job that comes late or twice finds nothing to do. */
export async function sendTelling(
  context: Context,
  workspaceId: WorkspaceId,
  { tellingId, attempt }: { tellingId: string; attempt: number },
): Promise<void> {
  const ready = await context.db.inWorkspace(workspaceId, async (tx) => {
    const telling = await claim(tx, tellingId, attempt, context.now());
    return telling && { telling, ...(await prepare(context, tx, telling)) };
  });
  if (!ready) return;
  const { letter, receiver } = ready;
  const outcome: Outcome = letter
    ? await hand(context, receiver, letter)
    : { state: 'failed', reason: 'removed', isFinal: true };
  await context.db.inWorkspace(workspaceId, (tx) => settle(tx, ready.telling, outcome, context.now()));
}

/** From here on it counts as begun, whatever becomes of this program. */
async function claim(tx: Tx, tellingId: string, attempt: number, now: Date): Promise<Telling | null> {
  const { rows } = await sql<Telling>`
    update telling set state = 'sending', attempts = attempts + 1, claimed_at = ${now},
      next_at = ${new Date(now.getTime() + leaseMs)}
    where workspace_id = ${tx.workspaceId} and id = ${tellingId} and state = 'pending' and attempts = ${attempt}
    returning id, agent_id as "agentId", stakeholder_id as "stakeholderId", kind, way_id as "wayId", agent_way_id as "agentWayId", purpose, attempts`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** What is sent and to whom; read together, so that both are of one moment. No letter: what it told of is over. */
export async function prepare(
  context: Context,
  tx: Tx,
  telling: Telling,
  /** The number that a test goes to. */
  to?: string,
): Promise<{ letter: Letter | null; receiver: Receiver }> {
  const { receiver, language } = await openReceiver(context, tx, telling, to);
  const letter = await readLetter(context, tx, {
    ...telling,
    language: languageOf(language),
    isStranger: telling.stakeholderId !== null,
  });
  return { letter, receiver };
}
