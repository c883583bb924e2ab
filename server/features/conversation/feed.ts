import { readUnseenMentions } from '#server/features/note/queries.ts';
import type { Feed } from '#server/realtime/frames.ts';
import { finishRow, markKey, readMarks, readRows } from './rows.ts';
import { canReach, isInView } from './view.ts';

/** How changed conversations look to each open stream. */
export const conversationFeed: Feed = async (tx, conversationIds, viewers) => {
  const agentIds = [...new Set(viewers.flatMap(({ agentId }) => agentId ?? []))];
  const materials = await readRows(tx, conversationIds);
  const marks = await readMarks(tx, agentIds, conversationIds);
  const mentions = await readUnseenMentions(tx, agentIds, conversationIds);
  return (viewer, view) => {
    const reachable = materials.filter((material) => canReach(viewer, material));
    const seen = reachable.map((material) => {
      const key = markKey(viewer.agentId, material.id);
      const relation = { isMentioned: mentions.has(key), isFollowed: marks.get(key)?.isFollowed ?? false };
      const inView = view !== undefined && isInView(view, viewer, material, relation);
      return { row: finishRow(material, viewer, marks), inView };
    });
    return { seen, hidden: materials.filter((material) => !canReach(viewer, material)).map(({ id }) => id) };
  };
};
