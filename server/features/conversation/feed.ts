import { sql } from 'kysely';
import type { ViewFilter } from '#contract/filter.ts';
import { fits } from '#contract/fits.ts';
import type { Tx } from '#server/db/client.ts';
import { readUnseenMentions } from '#server/features/note/queries.ts';
import type { Feed } from '#server/realtime/frames.ts';
import type { Reach } from '#server/realtime/presence.ts';
import { labelAttributes } from './filter-sql.ts';
import { readPlaces } from './queries.ts';
import { finishRow, markKey, type RowMaterial, readMarks, readRows } from './rows.ts';
import { canReach } from './view.ts';

/** How changed conversations look to each open stream. */
export const conversationFeed: Feed = async (tx, conversationIds, watchers, now) => {
  if (conversationIds.length === 0) return () => ({ seen: [], hidden: [] });
  const agentIds = [...new Set(watchers.flatMap(({ viewer }) => viewer.agentId ?? []))];
  const asksFor = (...attributes: readonly (keyof ViewFilter)[]) =>
    watchers.some(({ filter }) => filter && attributes.some((one) => filter[one] !== undefined));
  // One exchange with the database for all of them.
  const [materials, marks, mentions, channels, labels] = await Promise.all([
    readRows(tx, conversationIds),
    readMarks(tx, agentIds, conversationIds),
    asksFor('mentionsMe') ? readUnseenMentions(tx, agentIds, conversationIds) : null,
    asksFor('channel') ? readChannels(tx, conversationIds) : null,
    asksFor(...labelAttributes) ? readLabels(tx, conversationIds) : null,
  ]);
  return ({ viewer, filter }) => {
    const reachable = materials.filter((material) => canReach(viewer, material));
    const seen = reachable.map((material) => {
      const row = finishRow(material, viewer, marks);
      const mentionsMe = mentions?.has(markKey(viewer.agentId, material.id)) ?? false;
      const facts = {
        ...row,
        mentionsMe,
        channelIds: channels?.get(material.id) ?? [],
        labels: labels?.get(material.id) ?? {},
      };
      return {
        row,
        inView: filter !== undefined && isListed(material) && fits(filter, facts, { ...viewer, now }) === true,
      };
    });
    return { seen, hidden: materials.filter((material) => !canReach(viewer, material)).map(({ id }) => id) };
  };
};

const isListed = ({ mergedInto, isAside }: RowMaterial) => mergedInto === null && !isAside;

/** What holds of each conversation, by task. */
async function readLabels(
  tx: Tx,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { rows } = await sql<{ id: string; labels: Record<string, string> }>`
    select conversation_id as id, jsonb_object_agg(task, label) as labels from conversation_label
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])
    group by conversation_id`.execute(tx);
  return new Map(rows.map(({ id, labels }) => [id, labels]));
}

/** The accounts of ours that got a message of each conversation. */
async function readChannels(tx: Tx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ id: string; channel_ids: string[] }>`
    select m.conversation_id as id, array_agg(distinct mc.channel_id) as channel_ids
    from message m join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = any(${conversationIds}::uuid[])
    group by m.conversation_id`.execute(tx);
  return new Map(rows.map(({ id, channel_ids }) => [id, channel_ids]));
}

/** Who may know that somebody is in a conversation: those who may see it. */
export const conversationReach: Reach = async (tx, conversationIds) => {
  const places = await readPlaces(tx, conversationIds);
  return (viewer, conversationId) => {
    const placed = places.get(conversationId);
    return placed !== undefined && canReach(viewer, placed);
  };
};
