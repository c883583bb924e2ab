import { sql } from 'kysely';
import { DigestMinutes } from '#contract/way.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextSlot } from './leaves-at.ts';
import type { Notice } from './notify.ts';

/** What a chat room or the receiver of a webhook is told. */
export type RoomNotice = Pick<Notice, 'kind' | 'conversationId' | 'detail' | 'key'> & { wayId: string };

/** Tells rooms within the transaction, at once or with their digest; one that is gone or switched off is not told. */
export async function notifyRooms(tx: Tx, notices: readonly RoomNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const leaving = await readLeaving(tx, notices, now);
  const planned = notices.flatMap((notice) => {
    const leavesAt = leaving.get(notice.wayId);
    return leavesAt ? [{ ...notice, leavesAt, urgency: leavesAt > now ? 'later' : 'now' }] : [];
  });
  const column = <K extends keyof (typeof planned)[number]>(key: K) => planned.map((notice) => notice[key]);
  await sql`
    insert into notice (workspace_id, id, way_id, kind, conversation_id, detail, urgency, key, at, leaves_at)
    select ${tx.workspaceId}, n.id, n.way_id, n.kind, n.conversation_id, n.detail::jsonb, n.urgency, n.key, ${now}, n.leaves_at
    from unnest(${planned.map(() => newId(now))}::uuid[], ${column('wayId')}::uuid[], ${column('kind')}::text[],
      ${column('conversationId')}::uuid[], ${planned.map(({ detail }) => JSON.stringify(detail))}::text[],
      ${column('urgency')}::text[], ${column('key')}::text[], ${column('leavesAt')}::timestamptz[])
      as n (id, way_id, kind, conversation_id, detail, urgency, key, leaves_at)
    on conflict on constraint notice_once do nothing`.execute(tx);
  await wakeAt(tx, column('leavesAt'));
}

async function readLeaving(tx: Tx, notices: readonly RoomNotice[], now: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; minutes: unknown }>`
    select id, settings->'digestMinutes' as minutes from way
    where workspace_id = ${tx.workspaceId} and kind in ('chat', 'webhook') and is_on
      and id = any(${notices.map(({ wayId }) => wayId)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, minutes }) => [id, nextSlot(now, DigestMinutes.safeParse(minutes).data ?? 0) ?? now]));
}
