import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ViewFilter } from '#contract/filter.ts';
import type { StreamFrame } from '#contract/stream.ts';
import type { Tx } from '../db/client.ts';
import type { Viewer } from '../http/viewer.ts';
import { maskLinks, maskTexts } from '../personal-data/mask-texts.ts';
import type { Changes } from './changes.ts';

/** How one viewer sees conversations that changed: the rows they may see, and the ids of those they may not. */
export type Sight = { seen: { row: ConversationRow; inView: boolean }[]; hidden: string[] };

/** Who looks, and at which list. */
export type Watcher = { readonly viewer: Viewer; readonly filter: ViewFilter | undefined };

/**
 * Reads changed conversations once for many watchers. The function it gives cuts that to one of them, without the
 * database.
 */
export type Feed = (
  tx: Tx,
  conversationIds: readonly string[],
  watchers: readonly Watcher[],
  now: Date,
) => Promise<(watcher: Watcher) => Sight>;

/** More changed conversations than this are quicker read again as a list. */
export const mostRows = 200;

/**
 * Pure: the conversations to tell one by one; `isMuch`: there were more, which every screen has to read again. While many
 * change together, what changes by itself meanwhile is still told at once.
 */
export function rowsToTell(changes: Changes | null): { ids: readonly string[]; isMuch: boolean } {
  if (changes === null) return { ids: [], isMuch: true };
  if (changes.conversationIds.length <= mostRows) return { ids: changes.conversationIds, isMuch: false };
  return { ids: changes.singleIds.length <= mostRows ? changes.singleIds : [], isMuch: true };
}

/** Pure: what one viewer is told; `position` is what they then have seen everything up to. */
export function buildFrame(
  changes: Changes,
  { agentId, permissions }: Viewer,
  sight: Sight,
  at: Date,
  position = changes.position,
): StreamFrame {
  return {
    position,
    at: at.toISOString(),
    changes: sight.seen.map(({ row, inView }) => ({
      row: permissions.has('personal_data.unmask') ? maskLinks(row) : maskTexts(row),
      inView,
      timeline: true,
    })),
    removed: sight.hidden.filter((id) => changes.assignedIds.has(id)),
    also: agentId !== null && changes.toldIds.has(agentId) ? [...changes.also, 'notice'] : changes.also,
  };
}

/** Pure: whether a frame tells its viewer anything. */
export function saysNothing({ changes, removed, also }: StreamFrame): boolean {
  return changes.length + removed.length + also.length === 0;
}
