import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  assignConversation,
  followConversation,
  markConversationRead,
  markConversationUnread,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
  setConversationTier,
  type UnansweredReason,
  unfollowConversation,
} from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tier } from '#contract/work.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { noticesKey } from '#web/features/notification/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';

import { recountSoon, showRow } from './patch.ts';
import { detailKey, tagsQuery } from './queries.ts';
import type { SnoozeEnd } from './snooze.ts';

/** What was resolved before is resolved again, whatever was left. */
const asBefore = (status: ConversationStatus): Leave =>
  status === 'resolved' ? { leaveUnanswered: 'as_before', leaveTasks: true } : {};

/** What may stay behind when it is resolved. */
export type Leave = { leaveUnanswered?: UnansweredReason | undefined; leaveTasks?: boolean };

const nameOf = ({ profile }: ConversationRow) => profile.name || profile.handle;

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
    // What the screen did not know yet: the next try asks.
    if (isLeft(error)) void client.invalidateQueries({ queryKey: detailKey(row.id) });
    const retry = { label: t('ui.retry'), run: () => void change(client, agentId, row, steps) };
    notice({
      title: t('conversation.change.failed'),
      description: errorMessage(error),
      tone: 'error',
      action: isLeft(error) || isOthers(error) ? undefined : retry,
    });
  }
}

/** Something is left to do, which the next try asks about. */
const isLeft = (error: unknown) =>
  error instanceof ApiError && (error.reason === 'posts_unanswered' || error.reason === 'tasks_open');

/** The priority matrix lets others do it, so trying again is no way out. */
const isOthers = (error: unknown) => error instanceof ApiError && error.reason === 'not_yours_to_resolve';

export type Assignment = { assigneeId: string | null; teamId?: string | null };

/** What a person can do to a conversation: shown at once, put back with a notice if the server refuses. */
export function useConversationCommands() {
  const client = useQueryClient();
  const { agent } = useSession();
  const { nameOf: agentName, teamNameOf } = usePeople();
  const put = (row: ConversationRow, steps: Change) => void change(client, agent.id, row, steps);
  /** What undoes something says nothing and offers nothing itself. */
  const told = (quiet: boolean, words: () => string) => (quiet ? undefined : words());

  function setStatus(
    row: ConversationRow,
    status: ConversationStatus,
    snoozedUntil?: SnoozeEnd,
    quiet = false,
    leave: Leave = {},
  ): void {
    const until = snoozedUntil === undefined ? undefined : (snoozedUntil?.toISOString() ?? null);
    put(row, {
      guess: { status, heldBy: null, snoozedUntil: until ?? null },
      send: () =>
        call(setConversationStatus, {
          params: { conversationId: row.id },
          body: { status, snoozedUntil: until, ...leave },
        }),
      done: told(quiet, () => t('conversation.status.done', { status, who: nameOf(row) })),
      undo: (now) => putBack(now, row),
    });
  }

  function putBack(now: ConversationRow, before: ConversationRow): void {
    if (before.heldBy === null)
      setStatus(
        now,
        before.status,
        before.snoozedUntil ? new Date(before.snoozedUntil) : null,
        true,
        asBefore(before.status),
      );
    else hold(now, before.heldBy, true);
  }

  /** Puts it on hold for a department, whose time is kept. */
  function hold(row: ConversationRow, heldBy: string, quiet = false): void {
    put(row, {
      guess: { status: 'on_hold', heldBy, snoozedUntil: null },
      send: () =>
        call(setConversationStatus, { params: { conversationId: row.id }, body: { status: 'on_hold', heldBy } }),
      done: told(quiet, () => t('conversation.hold.done', { name: heldBy, who: nameOf(row) })),
      undo: (now) => putBack(now, row),
    });
  }

  function assign(row: ConversationRow, to: Assignment, quiet = false): void {
    const assigned = to.assigneeId === null ? null : (agentName(to.assigneeId) ?? '');
    put(row, {
      guess: { assigneeId: to.assigneeId, ...(to.teamId === undefined ? {} : { teamId: to.teamId }) },
      send: () => call(assignConversation, { params: { conversationId: row.id }, body: to }),
      done: told(quiet, () =>
        assigned === null && to.teamId
          ? t('conversation.assign.done.team', { name: teamNameOf(to.teamId) ?? '', who: nameOf(row) })
          : t('conversation.assign.done', { name: assigned ?? 'nobody', who: nameOf(row) }),
      ),
      undo: (now) => assign(now, { assigneeId: row.assigneeId, teamId: row.teamId }, true),
    });
  }

  function setPriority(row: ConversationRow, priority: Priority, quiet = false): void {
    put(row, {
      guess: { priority },
      send: () => call(setConversationPriority, { params: { conversationId: row.id }, body: { priority } }),
      done: told(quiet, () =>
        t('conversation.priority.done', { priority: t(`conversation.priority.${priority}`), who: nameOf(row) }),
      ),
      undo: (now) => setPriority(now, row.priority, true),
    });
  }

  /** Back to the queue, unless who has it is of that tier. `assigneeId`: who gets it instead. */
  function setTier(row: ConversationRow, tier: Tier, reason: string, back?: { assigneeId: string | null }): void {
    put(row, {
      guess: { tier, ...back },
      send: () => call(setConversationTier, { params: { conversationId: row.id }, body: { tier, reason, ...back } }),
      done: told(back !== undefined, () => t('conversation.tier.done', { tier, who: nameOf(row) })),
      undo: (now) => setTier(now, row.tier, t('conversation.tier.undone'), { assigneeId: row.assigneeId }),
    });
  }

  function setTags(row: ConversationRow, tags: string[], quiet = false): void {
    put(row, {
      guess: { tags },
      send: async () => {
        const reply = await call(setConversationTags, { params: { conversationId: row.id }, body: { tags } });
        void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
        return reply;
      },
      done: told(quiet, () => t('conversation.tags.done', { who: nameOf(row) })),
      undo: (now) => setTags(now, row.tags, true),
    });
  }

  function setFollowing(row: ConversationRow, following: boolean, quiet = false): void {
    const endpoint = following ? followConversation : unfollowConversation;
    put(row, {
      guess: { following },
      send: () => call(endpoint, { params: { conversationId: row.id } }),
      done: told(quiet, () => t('conversation.follow.done', { following: String(following), who: nameOf(row) })),
      undo: (now) => setFollowing(now, row.following, true),
    });
  }

  /** Quiet in both directions: nobody waits for it. */
  function markRead(row: ConversationRow): void {
    showRow(client, { ...row, unread: false }, { agentId: agent.id });
    call(markConversationRead, { params: { conversationId: row.id } }).then(
      () => void client.invalidateQueries({ queryKey: noticesKey }),
      () => showRow(client, row, { agentId: agent.id }),
    );
  }

  function markUnread(row: ConversationRow): void {
    put(row, {
      guess: { unread: true },
      send: async () => {
        await call(markConversationUnread, { params: { conversationId: row.id } });
        return { conversation: { ...row, unread: true } };
      },
      done: t('conversation.unread.done', { who: nameOf(row) }),
      undo: markRead,
    });
  }

  return { setStatus, hold, assign, setPriority, setTier, setTags, setFollowing, markRead, markUnread };
}
