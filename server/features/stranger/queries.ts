import { type RawBuilder, sql } from 'kysely';
import type { Aside, AsideItem, AsideKind } from '#contract/stranger.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { readRowsFor, withinReach } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Stored = {
  id: string;
  exact: string;
  conversationId: string;
  kind: Aside['kind'];
  reason: Aside['reason'];
  rule: string | null;
  setAt: Date;
  setBy: string | null;
  admitAt: Date | null;
};

const pageSize = 50;

/** A page of what is set aside of a kind, within the viewer's reach, the newest first. */
export async function listAside(
  tx: Tx,
  viewer: Viewer,
  { kind, cursor }: { kind: AsideKind; cursor?: string | undefined },
): Promise<{ items: AsideItem[]; next: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, TimeAndId);
  const before = after ? sql`(s.set_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const found = await read(tx, sql`s.kind = ${kind} and ${withinReach(viewer)} and ${before}`, pageSize + 1);
  const shown = found.slice(0, pageSize);
  const conversations = await readRowsFor(
    tx,
    viewer,
    shown.map(({ conversationId }) => conversationId),
  );
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const conversation = byId.get(row.conversationId);
      return conversation ? [{ conversation, aside: toAside(row) }] : [];
    }),
    next: found.length > pageSize && last ? encodeCursor([last.exact, last.id]) : null,
  };
}

/** Null when it is not set aside; callers have asked the viewer's reach. */
export async function findAside(tx: Tx, conversationId: string): Promise<Aside | null> {
  const [found] = await read(tx, sql`s.conversation_id = ${conversationId}`, 1);
  return found ? toAside(found) : null;
}

async function read(tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select s.id, ${exactInstant('s.set_at')} as exact, s.conversation_id as "conversationId", s.kind, s.reason, s.rule,
      s.set_at as "setAt", s.set_by as "setBy", s.admit_at as "admitAt"
    from set_aside s join conversation c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    where s.workspace_id = ${tx.workspaceId} and s.ended_at is null and ${where}
    order by s.set_at desc, s.id desc limit ${limit}`.execute(tx);
  return rows;
}

const toAside = ({ kind, reason, rule, setAt, setBy, admitAt }: Stored): Aside => ({
  ...{ kind, reason, rule, setBy },
  setAt: setAt.toISOString(),
  admitAt: admitAt?.toISOString() ?? null,
});
