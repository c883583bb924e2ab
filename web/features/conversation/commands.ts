import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  assignConversation,
  type ConversationRow,
  type ConversationStatus,
  markConversationRead,
  type Priority,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
} from '#contract/conversation.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';

export { dropEntry, putEntry } from './cache.ts';

import { recountSoon, showRow } from './patch.ts';
import { tagsQuery } from './queries.ts';

type Change = {
  /** How the row will look; shown at once. */
  guess: Partial<ConversationRow>;
  send: () => Promise<{ conversation: ConversationRow }>;
  /** What to say when it is done. */
  done?: string;
  /** Makes up for it; offered with `done`. */
  undo?: (now: ConversationRow) => void;
};

async function change(client: QueryClient, agentId: string, row: ConversationRow, steps: Change): Promise<void> {
  showRow(client, { ...row, ...steps.guess }, { agentId });
  try {
    const { conversation } = await steps.send();
    showRow(client, conversation, { agentId });
    recountSoon(client);
    const { done, undo } = steps;
    if (done) notice({ title: done, undo: undo && (() => undo(conversation)), id: `changed-${row.id}` });
  } catch (error) {
    showRow(client, row, { agentId });
    const retry = { label: t('ui.retry'), run: () => void change(client, agentId, row, steps) };
    notice({ title: t('conversation.change.failed'), description: errorMessage(error), tone: 'error', action: retry });
  }
}

/** What a person can do to a conversation: shown at once, put back with a notice if the server refuses. */
export function useConversationCommands() {
  const client = useQueryClient();
  const { agent } = useSession();

  function setStatus(row: ConversationRow, status: ConversationStatus, snoozedUntil?: Date, quiet = false): void {
    const until = snoozedUntil?.toISOString();
    void change(client, agent.id, row, {
      guess: { status, snoozedUntil: until ?? null },
      send: () =>
        call(setConversationStatus, { params: { conversationId: row.id }, body: { status, snoozedUntil: until } }),
      done: quiet ? undefined : t('conversation.status.done', { status, who: row.profile.name || row.profile.handle }),
      undo: (now) => setStatus(now, row.status, row.snoozedUntil ? new Date(row.snoozedUntil) : undefined, true),
    });
  }

  return {
    setStatus,
    assign: (row: ConversationRow, to: { assigneeId: string | null; teamId?: string | null }) =>
      void change(client, agent.id, row, {
        guess: { assigneeId: to.assigneeId, ...(to.teamId === undefined ? {} : { teamId: to.teamId }) },
        send: () => call(assignConversation, { params: { conversationId: row.id }, body: to }),
      }),
    setPriority: (row: ConversationRow, priority: Priority) =>
      void change(client, agent.id, row, {
        guess: { priority },
        send: () => call(setConversationPriority, { params: { conversationId: row.id }, body: { priority } }),
      }),
    setTags: (row: ConversationRow, tags: string[]) =>
      void change(client, agent.id, row, {
        guess: { tags },
        send: async () => {
          const reply = await call(setConversationTags, { params: { conversationId: row.id }, body: { tags } });
          void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
          return reply;
        },
      }),
    /** Quiet in both directions: nobody waits for it. */
    markRead: (row: ConversationRow) => {
      showRow(client, { ...row, unread: false }, { agentId: agent.id });
      call(markConversationRead, { params: { conversationId: row.id } }).catch(() => {
        showRow(client, row, { agentId: agent.id });
      });
    },
  };
}
