import { sql } from 'kysely';
import type { DangerKind, DangerOutcome } from '#contract/danger.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced, listMerged } from '#server/features/conversation/queries.ts';
import { endPagesOf } from '#server/features/page/commands.ts';
import { type Actor, actorOf, type Viewer } from '#server/http/viewer.ts';
import { callForHelp } from './call.ts';

export { mergeDanger, partDanger } from './merge.ts';

type Told = {
  conversationId: string;
  messageId: string | null;
  kinds: readonly DangerKind[];
  words: readonly string[];
  by: 'words' | 'model' | 'person';
};

/** A life is in danger: people are called, once for one danger; what is told later is added to it. */
export async function noteDanger(tx: Tx, actor: Actor, told: Told, now: Date): Promise<void> {
  const { conversationId, messageId, kinds, words, by } = told;
  const id = newId(now);
  const { rows } = await sql<{ id: string; isNew: boolean; added: string[] }>`
    with before as (
      select kinds from danger
      where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and ended_at is null
    )
    insert into danger as d (workspace_id, id, conversation_id, message_id, kinds, words, found_by, at)
    values (${tx.workspaceId}, ${id}, ${conversationId}, ${messageId}, ${kinds}::text[], ${words}::text[], ${by}, ${now})
    on conflict (workspace_id, conversation_id) where ended_at is null do update set
      kinds = array(select distinct one from unnest(d.kinds || excluded.kinds) as one order by 1),
      words = (array(select distinct one from unnest(d.words || excluded.words) as one order by 1))[1:50]
    returning d.id, d.id = ${id} as "isNew",
      array(select one from unnest(${kinds}::text[]) as one where one <> all (coalesce((select kinds from before), '{}'))) as added`.execute(
    tx,
  );
  const [row] = rows;
  if (!row || row.added.length === 0) return;
  record(tx, {
    type: 'danger.found',
    at: now,
    actor,
    subject: { kind: 'danger', id: row.id },
    conversationId,
    detail: { kinds: row.added, words: [...words], by },
  });
  if (!row.isNew) return;
  await mark(tx, conversationId, true);
  await callForHelp(tx, actor, { id, conversationId, kinds }, now);
}

/** Where it stands in a list. */
async function mark(tx: Tx, conversationId: string, inDanger: boolean): Promise<void> {
  await sql`update conversation set in_danger = ${inDanger}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${conversationId}`.execute(tx);
}

/** A person says so. Throws `not_found` out of reach. */
export async function reportDanger(
  tx: Tx,
  viewer: Viewer,
  { conversationId, kind }: { conversationId: string; kind: DangerKind },
  now: Date,
): Promise<void> {
  await getPlaced(tx, viewer, conversationId);
  await refuseMerged(tx, conversationId, (await listMerged(tx, [conversationId])).length > 0);
  const told = { conversationId, messageId: null, kinds: [kind], words: [], by: 'person' as const };
  await noteDanger(tx, actorOf(viewer), told, now);
}

type Ending = { conversationId: string; outcome: DangerOutcome; note: string };

/** It is over: nobody else is called. Throws `not_found` where nobody is in danger. */
export async function endDanger(
  tx: Tx,
  viewer: Viewer,
  { conversationId, outcome, note }: Ending,
  now: Date,
): Promise<void> {
  await getPlaced(tx, viewer, conversationId);
  const { rows } = await sql<{ id: string }>`
    update danger set ended_at = ${now}, ended_by = ${viewer.agentId}, outcome = ${outcome}
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and ended_at is null returning id`.execute(
    tx,
  );
  const [ended] = rows;
  if (!ended) throw notFound('danger');
  await mark(tx, conversationId, false);
  record(tx, {
    type: 'danger.ended',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'danger', id: ended.id },
    conversationId,
    detail: { outcome, note },
  });
  await endPagesOf(tx, [conversationId], now, 'danger');
}

/** Who takes care has the conversation, also where what they were called for became part of another danger; nobody else is called. */
export async function takeCare(
  tx: Tx,
  pageId: string,
  now: Date,
): Promise<{ conversationId: string; agentId: string } | null> {
  const { rows } = await sql<{ conversationId: string; agentId: string }>`
    update danger d set taken_by = p.acknowledged_by
    from page p join danger c on c.workspace_id = p.workspace_id and c.id::text = p.occasion
    where d.workspace_id = ${tx.workspaceId} and p.workspace_id = d.workspace_id and p.id = ${pageId} and p.ladder = 'danger'
      and d.id = coalesce(c.joined_to, c.id) and d.ended_at is null and p.acknowledged_by is not null
    returning d.conversation_id as "conversationId", p.acknowledged_by as "agentId"`.execute(tx);
  const [taken] = rows;
  if (taken) await endPagesOf(tx, [taken.conversationId], now, 'danger');
  return taken ?? null;
}

/** A key asks for nobody. */
export const requirePerson = ({ agentId }: Viewer): string => {
  if (agentId !== null) return agentId;
  throw new AppError('forbidden', 'not_possible_here', 'Two people decide this; an API key is none.');
};
