import { useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import { actOnMessage, settleDispatch } from '#contract/dispatch.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { call, errorMessage } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { putEntry } from './cache.ts';
import { detailKey } from './queries.ts';

export type MessageVerb = 'like' | 'unlike' | 'hide' | 'unhide' | 'delete';
export type Settlement = 'retry' | 'sent' | 'not_sent';

/** How a message looks while its action is on its way; a deletion is shown when the network has done it. */
const guesses: Partial<Record<MessageVerb, (now: Date) => Partial<TimelineMessage>>> = {
  like: () => ({ likedByUs: true }),
  unlike: () => ({ likedByUs: false }),
  hide: (now) => ({ hiddenAt: now.toISOString() }),
  unhide: () => ({ hiddenAt: null }),
};

/** What can be done to single messages and dispatches of a conversation. */
export function useMessageCommands(conversationId: string) {
  const client = useQueryClient();
  const key = detailKey(conversationId);
  const patch = (change: (detail: ConversationDetail) => ConversationDetail) =>
    client.setQueryData<ConversationDetail>(key, (detail) => detail && change(detail));
  const reread = () => void client.invalidateQueries({ queryKey: key });

  async function act(message: TimelineMessage, verb: MessageVerb, clientKey = newId()): Promise<void> {
    const guess = guesses[verb]?.(new Date());
    if (guess) patch((detail) => putEntry(detail, { ...message, ...guess }));
    try {
      const outcome = await call(actOnMessage, { params: { messageId: message.id }, body: { clientKey, verb } });
      if (!outcome.ok) {
        if (guess) patch((detail) => putEntry(detail, message));
        const stops = outcome.checks.filter(({ verdict }) => verdict === 'stop');
        notice({
          title: t('action.refused'),
          description: stops.map(({ message }) => message).join(' '),
          tone: 'error',
        });
      }
    } catch (error) {
      if (guess) patch((detail) => putEntry(detail, message));
      // The same key again: what went through in spite of the error is not done twice.
      const again = { label: t('ui.retry'), run: () => void act(message, verb, clientKey) };
      notice({ title: t('action.failed'), description: errorMessage(error), tone: 'error', action: again });
    }
    reread();
  }

  async function settle(dispatchId: string, decision: Settlement): Promise<void> {
    try {
      const { dispatch } = await call(settleDispatch, { params: { dispatchId }, body: { decision } });
      patch((detail) => putEntry(detail, dispatch));
    } catch (error) {
      notice({ title: t('action.failed'), description: errorMessage(error), tone: 'error' });
    }
    reread();
  }

  return { act: (message: TimelineMessage, verb: MessageVerb) => void act(message, verb), settle };
}
