import { useQueryClient } from '@tanstack/react-query';
import type { CallTarget } from '#contract/escalation.ts';
import { acknowledgePage, escalateConversation, type Page, withdrawPage } from '#contract/page.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { pagesQuery } from './queries.ts';

/** What can be done about a page. Each answers whether it was done; a refusal is told. */
export function usePageCommands() {
  const client = useQueryClient();

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      notice({ title: errorMessage(error), tone: 'error' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: pagesQuery.queryKey });
    }
  }

  const setAcknowledged = (pageId: string, acknowledged: boolean) =>
    call(acknowledgePage, { params: { pageId }, body: { acknowledged } });

  return {
    /** Somebody else may have been quicker: then it says who, and there is nothing to take back. */
    takeCare: ({ id }: Pick<Page, 'id'>, me: string, nameOf: (id: string | null) => string | null) =>
      attempt(async () => {
        const { page } = await setAcknowledged(id, true);
        if (page.acknowledgedBy !== me) notice({ title: t('page.taken', { name: nameOf(page.acknowledgedBy) ?? '' }) });
        else
          notice({
            title: t('page.taken.me'),
            tone: 'ok',
            undo: () => void attempt(() => setAcknowledged(id, false)),
          });
      }),
    giveBack: ({ id }: Pick<Page, 'id'>) =>
      attempt(async () => {
        await setAcknowledged(id, false);
        notice({ title: t('page.gave_back'), undo: () => void attempt(() => setAcknowledged(id, true)) });
      }),
    escalate: (conversationId: string, to: CallTarget, reason: string) =>
      attempt(async () => {
        const { pageId } = await call(escalateConversation, { params: { conversationId }, body: { to, reason } });
        const undo = () => void attempt(() => call(withdrawPage, { params: { pageId } }));
        notice({ title: t('page.escalated'), tone: 'ok', undo });
      }),
  };
}
