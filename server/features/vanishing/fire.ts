import { sql } from 'kysely';
import { priorities } from '#contract/filter.ts';
import type { VanishingRules } from '#contract/vanishing.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { lockConversations, writeChanges } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { nextBefore, type Watch } from './next.ts';

const batchSize = 100;

/**
 * Does what is due before something vanishes, each once for each end: raises a priority, and tells that it is about to, which
 * sets off the ladders that call for that.
 */
export async function fireVanishing({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  for (let seen = batchSize; seen === batchSize; )
    seen = await db.inWorkspace(workspaceId, async (tx) => {
      const { body } = await readActive(tx, 'vanishing');
      return fireBatch(tx, body, now());
    });
}

type Due = Watch & { conversationId: string };

async function fireBatch(tx: Tx, rules: VanishingRules, now: Date): Promise<number> {
  const { rows: due } = await sql<{ id: string }>`
    select conversation_id as id from vanish_watch where workspace_id = ${tx.workspaceId} and fires_at <= ${now}
    order by conversation_id limit ${batchSize}`.execute(tx);
  const ids = due.map(({ id }) => id);
  // Conversations first, as everybody locks them.
  const locked = new Map((await lockConversations(tx, ids)).map((one) => [one.id, one]));
  const { rows } = await sql<Due>`
    select conversation_id as "conversationId", vanishes_at as "vanishesAt", raised_for as "raisedFor", called_for as "calledFor"
    from vanish_watch where workspace_id = ${tx.workspaceId} and conversation_id = any(${ids}::uuid[]) and fires_at <= ${now}
    order by conversation_id for update`.execute(tx);
  for (const watch of rows) {
    const next = nextBefore(rules, watch, now);
    const isDue = next !== null && next.at <= now;
    const before = locked.get(watch.conversationId);
    if (isDue && before && before.status !== 'resolved') {
      if (next.what === 'raise' && isLower(before.priority, rules.raiseTo) && !(await isByHand(tx, before.id))) {
        const after = { ...before, priority: rules.raiseTo };
        await writeChanges(tx, [{ id: before.id, before, after }], { actor: systemActor, now });
      }
      record(tx, {
        type: next.what === 'raise' ? 'conversation.vanishes_soon' : 'conversation.vanishes',
        at: now,
        actor: systemActor,
        subject: { kind: 'conversation', id: before.id },
        conversationId: before.id,
        detail: { vanishesAt: watch.vanishesAt.toISOString() },
      });
    }
    await moveOn(tx, rules, isDue ? done(watch, next.what) : watch, now);
  }
  return due.length;
}

const isLower = (priority: (typeof priorities)[number], than: (typeof priorities)[number]) =>
  priorities.indexOf(priority) > priorities.indexOf(than);

async function isByHand(tx: Tx, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from conversation where workspace_id = ${tx.workspaceId} and id = ${conversationId} and priority_by_hand`.execute(
    tx,
  );
  return rows.length > 0;
}

const done = (watch: Due, what: 'raise' | 'call'): Due => ({
  ...watch,
  ...(what === 'raise' ? { raisedFor: watch.vanishesAt } : { calledFor: watch.vanishesAt }),
});

async function moveOn(tx: Tx, rules: VanishingRules, watch: Due, now: Date): Promise<void> {
  await sql`
    update vanish_watch set raised_for = ${watch.raisedFor}, called_for = ${watch.calledFor},
      fires_at = ${nextBefore(rules, watch, now)?.at ?? null}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${watch.conversationId}`.execute(tx);
}
