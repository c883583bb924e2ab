import { sql } from 'kysely';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { readDrafts } from '#server/features/draft/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readSurvivors } from './family.ts';
import { readPosts } from './posts.ts';
import { getConversation, withinReach } from './queries.ts';
import { previewLength } from './rows.ts';
import { readStageFacts } from './stage-facts.ts';
import { stagesOf } from './stages.ts';
import { readTimeline } from './timeline.ts';

/** How many other conversations of the same person are listed. */
const historyLength = 20;

/** Everything the screen shows of one conversation. Throws `not_found`. */
export async function getDetail(
  { connectors }: Pick<Context, 'connectors'>,
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
): Promise<ConversationDetail> {
  const conversation = await getConversation(tx, viewer, conversationId);
  const facts = await readStageFacts(tx, viewer, conversationId);
  const { entries, older } = await readTimeline(tx, conversationId, null);
  const survivor = (await readSurvivors(tx, [conversationId])).get(conversationId);
  const connectorOf = (network: string) => connectors.find((connector) => connector.network === network);
  return {
    conversation,
    movedTo: survivor === undefined || survivor.id === conversationId ? null : survivor,
    stages: stagesOf(facts, connectorOf),
    posts: await readPosts(tx, conversationId, connectorOf, facts.people),
    restraints: await readRestraints(tx, conversation.profile.id),
    drafts: viewer.agentId === null ? [] : await readDrafts(tx, viewer.agentId, conversationId),
    timeline: entries,
    older,
    history: await readHistory(tx, viewer, conversationId, conversation.profile),
  };
}

/** By which accounts of ours the customer is blocked or muted. */
async function readRestraints(tx: Tx, profileId: string): Promise<ConversationDetail['restraints']> {
  const rows = await tx
    .selectFrom('restraint as r')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.workspace_id', '=', 'r.workspace_id').onRef('c.id', '=', 'r.channel_id'),
    )
    .select(['r.kind', 'c.handle', 'r.since'])
    .where('r.workspace_id', '=', tx.workspaceId)
    .where('r.profile_id', '=', profileId)
    .orderBy('r.since')
    .execute();
  return rows.map(({ kind, handle, since }) => ({
    kind: kind as ConversationDetail['restraints'][number]['kind'],
    channelHandle: handle,
    since: since.toISOString(),
  }));
}

async function readHistory(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  person: { id: string; contactId: string | null },
): Promise<ConversationDetail['history']> {
  const { rows } = await sql<{
    id: string;
    number: number;
    status: ConversationDetail['history'][number]['status'];
    network: string;
    preview: string | null;
    last_message_at: Date;
  }>`
    select c.id, c.number, c.status, p.network, c.last_message_at, (
      select left(m.text, ${previewLength}::int) from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) as preview
    from profile p join conversation c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where p.workspace_id = ${tx.workspaceId} and (p.id = ${person.id} or p.contact_id = ${person.contactId})
      and c.id <> ${conversationId} and c.merged_into is null and ${withinReach(viewer)}
    order by c.last_message_at desc, c.id desc limit ${historyLength}`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    network: row.network,
    preview: row.preview ?? '',
    lastMessageAt: row.last_message_at.toISOString(),
  }));
}
