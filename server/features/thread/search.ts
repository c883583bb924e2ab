import { sql } from 'kysely';
import * as z from 'zod';
import type { TimelineMessage } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { readMessages } from '#server/features/message/queries.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import { isShown, type Place } from './place.ts';

/** So many posts are looked through for one page, and so many hits make it full. */
const looked = 5_000;
const full = 50;

const Cursor = z.tuple([z.string(), z.int()]);
type Found = { id: string; at: string; seq: number; hit: boolean };

/** Posts of the thread in which the text stands, newest first, whatever its case. */
export async function searchPosts(
  tx: Tx,
  place: Place,
  { q, cursor }: { q: string; cursor?: string | undefined },
): Promise<{ items: TimelineMessage[]; searched: number; next: string | null }> {
  const from = cursor === undefined ? null : decodeCursor(cursor, Cursor);
  const before = from
    ? sql`(m.occurred_at, m.received_seq) < (${from[0]}::timestamptz, ${from[1]}::bigint)`
    : sql`true`;
  const { rows } = await sql<Found>`
    select m.id, ${exactInstant('m.occurred_at')} as at, m.received_seq as seq,
      m.deleted_at is null and (position(lower(${q}) in lower(m.text)) > 0 or position(lower(${q}) in lower(p.handle)) > 0
        or position(lower(${q}) in lower(p.name)) > 0) is true as hit
    from message m left join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where m.workspace_id = ${tx.workspaceId} and ${isShown(place)} and ${before}
    order by m.occurred_at desc, m.received_seq desc limit ${looked + 1}`.execute(tx);
  const seen = rows.slice(0, looked);
  const hits = seen.filter(({ hit }) => hit).slice(0, full);
  // With a full page the search goes on after its last hit, else after the last post it looked at.
  const last = hits.length === full ? hits.at(-1) : rows.length > looked ? seen.at(-1) : undefined;
  const ids = hits.map(({ id }) => id);
  return {
    items: (await readMessages(tx, place.conversationId, ids)).toReversed(),
    searched: last ? seen.indexOf(last) + 1 : seen.length,
    next: last ? encodeCursor([last.at, last.seq]) : null,
  };
}
