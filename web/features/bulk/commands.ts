import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  type BulkAction,
  type BulkChange,
  type BulkSet,
  cancelBulk,
  fewInBulk,
  startBulk,
  undoBulk,
} from '#contract/bulk.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { call, errorMessage } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { recountSoon, showRow } from '#web/features/conversation/patch.ts';
import { listsKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';
import { askToGoOn, isHeldBack } from './going-on.ts';
import { guess } from './guess.ts';
import { bulkKey, bulkQuery, isToUndo, isUnderWay, skippedCount } from './queries.ts';
import { actionWords, skippedWords } from './words.ts';

/** What can be done to many conversations: a few change at once on the screen, more in the background. */
export function useBulkCommands() {
  const client = useQueryClient();
  const { agent } = useSession();
  const people = usePeople();

  /** Says what became of an action, with the way back. */
  function tell(action: BulkAction): void {
    refresh(client, action);
    const left = skippedCount(action);
    const title = t(action.state === 'cancelled' ? 'bulk.cancelled' : 'bulk.done', {
      what: actionWords(action, people),
      count: action.changed,
    });
    notice({
      id: `bulk-${action.id}`,
      title,
      description: left > 0 ? t('bulk.left', { count: left, why: skippedWords(action) }) : undefined,
      undo: isToUndo(action) ? () => void undo(action) : undefined,
      action: isHeldBack(action) ? { label: t('bulk.held.ask'), run: () => askToGoOn(action) } : undefined,
      timeoutMs: left > 0 ? 15_000 : undefined,
    });
  }

  async function follow(start: () => Promise<{ action: BulkAction }>): Promise<BulkAction | null> {
    try {
      const { action } = await start();
      if (isUnderWay(action)) show(client, action);
      else tell(action);
      await client.invalidateQueries({ queryKey: bulkKey });
      return action;
    } catch (error) {
      notice({ title: t('bulk.failed'), description: errorMessage(error), tone: 'error' });
      return null;
    }
  }

  /** `rows` are those of the set that are on the screen. */
  async function run(set: BulkSet, change: BulkChange, rows: readonly ConversationRow[]): Promise<void> {
    const isSmall = 'ids' in set && set.ids.length <= fewInBulk;
    if (isSmall) for (const row of rows) showRow(client, guess(row, change), { agentId: agent.id });
    const action = await follow(() => call(startBulk, { body: { set, change } }));
    if (isSmall && (action === null || skippedCount(action) > 0)) {
      for (const row of rows) showRow(client, row, { agentId: agent.id });
      void client.invalidateQueries({ queryKey: listsKey });
    }
  }

  const undo = ({ id }: BulkAction) => follow(() => call(undoBulk, { params: { bulkId: id } }));
  const cancel = ({ id }: BulkAction) => follow(() => call(cancelBulk, { params: { bulkId: id } }));
  return { run, undo, cancel, tell };
}

/** It stands as under way before the list is read again, so that its end is told even when it has come by then. */
function show(client: QueryClient, action: BulkAction): void {
  client.setQueryData(bulkQuery.queryKey, (list) => ({
    actions: [action, ...(list?.actions.filter(({ id }) => id !== action.id) ?? [])],
  }));
}

/** Unread marks change without an event, and of many rows the stream tells only that something happened. */
function refresh(client: QueryClient, { change, undoes, total }: BulkAction): void {
  recountSoon(client);
  const isOwnMark = change?.kind === 'read' || undoes?.kind === 'read';
  if (isOwnMark || total > fewInBulk) void client.invalidateQueries({ queryKey: listsKey });
}
