import { useQueryClient } from '@tanstack/react-query';
import {
  acceptProposal,
  type ConversationRef,
  dismissProposal,
  type LinkKind,
  linkConversation,
  mergeConversations,
  type Proposal,
  splitConversation,
  undoMerge,
  undoSplit,
  unlinkConversation,
} from '#contract/matter.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { listsKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { matterKey } from './queries.ts';

/** Merging, splitting, linking and answering proposals: each says what it did and offers to take it back. */
export function useMatterCommands(show: (conversationId: string) => void) {
  const client = useQueryClient();

  async function run(work: () => Promise<void>): Promise<void> {
    await attempt(work, t('matter.failed'));
    for (const queryKey of [listsKey, ['conversation'], matterKey]) void client.invalidateQueries({ queryKey });
  }

  const takeApart = (mergeId: string) =>
    void run(async () => {
      await call(undoMerge, { params: { mergeId } });
      notice({ title: t('matter.merge.undone'), description: t('matter.merge.undone.rule') });
    });

  const bringBack = (splitId: string) =>
    void run(async () => {
      const { conversationId } = await call(undoSplit, { params: { splitId } });
      notice({ title: t('matter.split.undone') });
      show(conversationId);
    });

  const link = (conversationId: string, other: ConversationRef, kind: LinkKind) =>
    void run(async () => {
      const params = { conversationId, otherId: other.id };
      await call(linkConversation, { params, body: { kind } });
      notice({
        title: t('matter.link.done', { number: other.number }),
        undo: () => unlink(conversationId, other, kind),
      });
    });

  const unlink = (conversationId: string, other: ConversationRef, kind: LinkKind) =>
    void run(async () => {
      await call(unlinkConversation, { params: { conversationId, otherId: other.id } });
      notice({
        title: t('matter.unlink.done', { number: other.number }),
        undo: () => link(conversationId, other, kind),
      });
    });

  const answer = (proposal: Proposal, dismissed: boolean) =>
    void run(async () => {
      await call(dismissProposal, { params: { proposalId: proposal.id }, body: { dismissed } });
      if (dismissed) notice({ title: t('matter.dismiss.done'), undo: () => answer(proposal, false) });
    });

  return {
    takeApart,
    bringBack,
    link,
    unlink,
    dismiss: (proposal: Proposal) => answer(proposal, true),
    merge: (conversationId: string, from: readonly string[]) =>
      void run(async () => {
        const params = { conversationId };
        const { mergeId } = await call(mergeConversations, { params, body: { from: [...from] } });
        notice({ title: t('matter.merge.done', { count: from.length }), undo: () => takeApart(mergeId) });
        show(conversationId);
      }),
    split: (conversationId: string, fromMessageId: string) =>
      void run(async () => {
        const params = { conversationId };
        const made = await call(splitConversation, { params, body: { fromMessageId } });
        notice({ title: t('matter.split.done', { number: made.number }), undo: () => bringBack(made.splitId) });
        show(made.conversationId);
      }),
    accept: (proposal: Proposal, assigneeId: string) =>
      void run(async () => {
        const params = { proposalId: proposal.id };
        const { mergeId, conversationId } = await call(acceptProposal, { params, body: { assigneeId } });
        notice({ title: t('matter.merge.done', { count: 1 }), undo: () => takeApart(mergeId) });
        show(conversationId);
      }),
  };
}
