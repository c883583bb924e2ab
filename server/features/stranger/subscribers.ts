import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import { lookAgain, lookAtSame } from './look-back.ts';
import { endAside, findStanding } from './rows.ts';
import { bringBack } from './set-aside.ts';

/** To answer is to accept; and what somebody opens by its status is no longer set aside. */
export const acceptAnswered: Subscriber = {
  name: 'stranger.answered',
  types: ['message.sent', 'message.found', 'conversation.status_changed'],
  handle: async (tx, events, now) => {
    for (const [id, some] of ofStanding(events, await listStanding(tx, events))) {
      const isAnswered = some.some(({ type }) => type !== 'conversation.status_changed');
      const [locked] = await lockConversations(tx, [id]);
      const standing = await findStanding(tx, id);
      if (!standing || !locked) continue;
      if (locked.status !== 'resolved')
        await endAside(tx, { ...standing, conversationId: id }, 'restored', systemActor, now);
      else if (isAnswered && !locked.isMerged) await bringBack(tx, systemActor, id, 'answered', now);
    }
  },
};

function ofStanding(events: readonly SeenEvent[], standing: ReadonlySet<string>): Map<string, SeenEvent[]> {
  const mine = events.filter(({ conversationId }) => standing.has(conversationId ?? ''));
  return Map.groupBy(mine, ({ conversationId }) => conversationId ?? '');
}

async function listStanding(tx: Tx, events: readonly SeenEvent[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from set_aside
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${ids}::uuid[]) and ended_at is null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The first of many who said the same came in before there were many. */
export const lookBackAtSame: Subscriber = {
  name: 'stranger.look_back',
  types: ['conversation.set_aside'],
  handle: (tx, events, now) =>
    lookAtSame(
      tx,
      events.flatMap(({ actorKind, conversationId }) => (actorKind === 'system' ? (conversationId ?? []) : [])),
      now,
    ),
};

/** What somebody said first is understood a moment after it came in. */
export const lookAtUnderstood: Subscriber = {
  name: 'stranger.understood',
  types: ['conversation.understood'],
  handle: (tx, events, now) =>
    lookAgain(tx, [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))], now),
};
