import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { wakeDispatches } from '#server/features/dispatch/commands.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { mergeConversations } from './merge.ts';
import { attributesOf, type LockedConversation, lockConversations, requireReach, writeAttributes } from './rows.ts';

/** A message and all after it, or everything of one thread. */
export type Part = { fromMessageId: string } | { threadId: string };
export type SplitDone = { splitId: string; conversationId: string; number: number };

/**
 * Makes part of a conversation one of its own, with the same owner, team, priority and tags; the customer's next word in
 * those threads lands there. Notes and drafts stay. Throws `not_possible_here` when nothing would stay or no customer
 * speaks in the part.
 */
export async function splitConversation(
  tx: Tx,
  viewer: Viewer,
  { conversationId, part }: { conversationId: string; part: Part },
  now: Date,
): Promise<SplitDone> {
  await lockIntake(tx);
  const [origin] = await lockConversations(tx, [conversationId]);
  if (!origin) throw notFound('conversation');
  await requireReach(tx, viewer, [conversationId]);
  await refuseMerged(tx, conversationId, origin.mergedInto !== null);
  const chosen = await choose(tx, conversationId, part);
  const number = await insertNew(tx, origin, chosen, now);
  await moveChosen(tx, conversationId, chosen);
  const version = origin.version + 1;
  const own = attributesOf(origin);
  await writeAttributes(tx, conversationId, own, { version, foreignVersion: origin.foreignVersion });
  const status = chosen.isAnswered ? 'pending' : 'open';
  const fresh = { ...own, status, snoozedUntil: null, resolvedAt: null, dueAt: null } as const;
  await writeAttributes(tx, chosen.newId, fresh, { version, foreignVersion: 0 });
  await wakeDispatches(tx, chosen.newId, now);
  const splitId = newId(now);
  await tx
    .insertInto('conversation_split')
    .values({ workspace_id: tx.workspaceId, id: splitId, from_id: conversationId, new_id: chosen.newId, at: now })
    .execute();
  tell(tx, viewer, { splitId, origin, chosen, number, now });
  return { splitId, conversationId: chosen.newId, number };
}

/** Brings back what was split off, with all that came since. Throws `stale_version` when that happened already. */
export async function undoSplit(tx: Tx, viewer: Viewer, splitId: string, now: Date): Promise<string> {
  await lockIntake(tx);
  const found = await readSplit(tx, splitId);
  await requireReach(tx, viewer, [found.fromId, found.newId]);
  const { numUpdatedRows } = await tx
    .updateTable('conversation_split')
    .set({ undone_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', splitId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('conflict', 'stale_version', 'This split was taken back already.');
  const { fromId: intoId, newId: splitOff, at } = found;
  const [origin, part] = await lockConversations(tx, [intoId, splitOff]);
  if (origin && part)
    record(tx, {
      type: 'conversation.split_undone',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'conversation', id: intoId },
      conversationId: intoId,
      detail: { split: splitId, other: splitOff, otherNumber: part.number },
    });
  await mergeConversations(tx, viewer, { intoId, fromIds: [splitOff], split: { id: splitId, at } }, now);
  return intoId;
}

async function readSplit(tx: Tx, splitId: string): Promise<{ fromId: string; newId: string; at: Date }> {
  const row = await tx
    .selectFrom('conversation_split')
    .select(['from_id as fromId', 'new_id as newId', 'at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', splitId)
    .executeTakeFirst();
  if (!row) throw notFound('split');
  return row;
}

type Chosen = {
  newId: string;
  messageIds: string[];
  profileId: string;
  /** The newest of them is ours. */
  isAnswered: boolean;
  /** When the earliest of them happened. */
  since: Date;
  lastAt: Date;
};

async function choose(tx: Tx, conversationId: string, part: Part): Promise<Chosen> {
  const { rows } = await sql<{
    id: string;
    profile_id: string | null;
    direction: string;
    occurred_at: Date;
    chosen: boolean;
  }>`
    select m.id, m.profile_id, m.direction, m.occurred_at, coalesce(${isChosen(tx, part)}, false) as chosen
    from message m where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId}
    order by m.occurred_at, m.received_seq`.execute(tx);
  const chosen = rows.filter((row) => row.chosen);
  const customer = chosen.find((row) => row.direction === 'in' && row.profile_id !== null);
  const [earliest, latest] = [chosen.at(0), chosen.at(-1)];
  if (!earliest || !latest) throw notFound('message');
  if (!customer?.profile_id) throw notPossible('In this part no customer says anything, so it stays where it is.');
  if (chosen.length === rows.length) throw notPossible('This is the whole conversation; nothing would stay behind.');
  return {
    newId: newId(),
    messageIds: chosen.map(({ id }) => id),
    profileId: customer.profile_id,
    isAnswered: latest.direction === 'out',
    since: earliest.occurred_at,
    lastAt: latest.occurred_at,
  };
}

const notPossible = (message: string) => new AppError('refused', 'not_possible_here', message);

function isChosen(tx: Tx, part: Part): RawBuilder<boolean> {
  if ('threadId' in part) return sql`m.thread_id = ${part.threadId}`;
  return sql`(m.occurred_at, m.received_seq) >= (select p.occurred_at, p.received_seq from message p
    where p.workspace_id = ${tx.workspaceId} and p.id = ${part.fromMessageId} and p.conversation_id = m.conversation_id)`;
}

async function insertNew(tx: Tx, origin: LockedConversation, chosen: Chosen, now: Date): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with counter as (
      update conversation_counter set last_number = last_number + 1 where workspace_id = ${tx.workspaceId} returning last_number
    )
    insert into conversation (workspace_id, id, number, profile_id, status, language, opened_at, last_message_at)
    select c.workspace_id, ${chosen.newId}, counter.last_number, ${chosen.profileId}, 'open', c.language, ${now}, ${chosen.lastAt}
    from conversation c, counter where c.workspace_id = ${tx.workspaceId} and c.id = ${origin.id}
    returning number`.execute(tx);
  await sql`
    insert into conversation_tag (workspace_id, conversation_id, tag_id)
    select workspace_id, ${chosen.newId}, tag_id from conversation_tag
    where workspace_id = ${tx.workspaceId} and conversation_id = ${origin.id}`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** With the messages go the threads they end in, and what is on its way there. */
async function moveChosen(tx: Tx, from: string, { newId: into, messageIds, since }: Chosen): Promise<void> {
  await sql`
    update message set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`
    update conversation_thread ct set conversation_id = ${into}
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${from} and exists (
      select from message m where m.workspace_id = ct.workspace_id and m.conversation_id = ${into}
        and m.thread_id = ct.thread_id and (m.profile_id = ct.profile_id or m.direction = 'out'))`.execute(tx);
  const { rows } = await sql<{ attachment_ids: string[] }>`
    update dispatch d set conversation_id = ${into}
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${from} and (
      d.message_id = any(${messageIds}::uuid[]) or d.sent_message_id = any(${messageIds}::uuid[])
      or d.created_at >= ${since} and d.thread_id in (
        select ct.thread_id from conversation_thread ct
        where ct.workspace_id = d.workspace_id and ct.conversation_id = ${into}))
    returning d.attachment_ids`.execute(tx);
  await sql`
    update attachment set conversation_id = ${into}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${from}
      and (message_id = any(${messageIds}::uuid[]) or id = any(${rows.flatMap((row) => row.attachment_ids)}::uuid[]))`.execute(
    tx,
  );
}

type Told = { splitId: string; origin: LockedConversation; chosen: Chosen; number: number; now: Date };

function tell(tx: Tx, viewer: Viewer, { splitId, origin, chosen, number, now }: Told): void {
  const common = (id: string) =>
    ({ at: now, actor: actorOf(viewer), subject: { kind: 'conversation', id }, conversationId: id }) as const;
  record(tx, {
    type: 'conversation.split',
    ...common(origin.id),
    detail: { split: splitId, into: chosen.newId, intoNumber: number, messages: chosen.messageIds.length },
  });
  record(tx, {
    type: 'conversation.split_off',
    ...common(chosen.newId),
    detail: { split: splitId, from: origin.id, fromNumber: origin.number },
  });
}
