import { useQueryClient } from '@tanstack/react-query';
import { leaveQuestions, type QuestionReason, takeQuestion } from '#contract/closing.ts';
import { call, errorMessage } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { detailKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

/** What can be done with the questions of bystanders under a conversation's public posts. */
export function useQuestionCommands(conversationId: string) {
  const client = useQueryClient();
  const renew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['closing', conversationId] }),
      client.invalidateQueries({ queryKey: detailKey(conversationId) }),
    ]);

  async function leave(messageIds: string[], reason: QuestionReason | null): Promise<void> {
    await attempt(async () => {
      await call(leaveQuestions, { params: { conversationId }, body: { messageIds, reason } });
      if (reason)
        notice({
          title: t('closing.question.left', { count: messageIds.length }),
          undo: () => void leave(messageIds, null),
        });
    }, t('closing.question.failed'));
    await renew();
  }

  /** Gives the conversation it became; null when it did not. */
  async function take(messageId: string): Promise<string | null> {
    try {
      const taken = await call(takeQuestion, { params: { conversationId, messageId } });
      void renew();
      return taken.conversationId;
    } catch (error) {
      notice({ title: t('closing.question.failed'), description: errorMessage(error), tone: 'error' });
      await renew();
      return null;
    }
  }

  return { leave, take };
}
