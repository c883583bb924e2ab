import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Subscriber } from '#server/events/subscriber.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { makeVoid } from './rows.ts';
import { readSaid, signOf } from './standing.ts';

/** A sign counts by itself from the moment it is there (`standing.ts`); this leaves its mark in the history. */
export const watchTakeovers: Subscriber = {
  name: 'verification.watch',
  types: ['message.received'],
  handle: async (tx, events, now) => {
    const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
    const held = await readHeld(tx, ids, now);
    if (held.length === 0) return;
    const { body } = await readActive(tx, 'verification');
    for (const { conversationId, profileId, ...compared } of held) {
      const sign = signOf(compared, await readSaid(tx, { conversationId, profileId }), body);
      if (sign === null) continue;
      await lockConversations(tx, [conversationId]);
      await makeVoid(tx, { conversationId, which: [compared.id], reason: sign }, systemActor, now);
    }
  },
};

type Held = {
  id: string;
  conversationId: string;
  profileId: string;
  askedAt: Date;
  isSameHandle: boolean;
  language: string | null;
};

/** What counts or waits in these conversations. */
async function readHeld(tx: Tx, conversationIds: readonly string[], now: Date): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select v.id, v.conversation_id as "conversationId", v.profile_id as "profileId", v.asked_at as "askedAt", v.language,
      v.handle_hash = sha256(convert_to(p.handle, 'UTF8')) as "isSameHandle"
    from verification v join profile p on p.workspace_id = v.workspace_id and p.id = v.profile_id
    where v.workspace_id = ${tx.workspaceId} and v.conversation_id = any(${conversationIds}::uuid[])
      and (v.state = 'met' and v.valid_until > ${now} or v.state = 'asked' and v.open_until > ${now})
    order by v.asked_at desc`.execute(tx);
  return rows;
}
