import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { CallTarget } from '#contract/escalation.ts';
import { acknowledgePage, escalateConversation, type Page, withdrawPage } from '#contract/page.ts';
import { withdrawEscalation } from '#contract/stakeholder.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { escalationKey } from '#web/features/stakeholder/waiting.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { pagesQuery } from './queries.ts';

/** What can be done about a page. Each answers whether it was done; a refusal is told. */
export function usePageCommands() {
  const client = useQueryClient();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work);
    await client.invalidateQueries({ queryKey: pagesQuery.queryKey });
    return isDone;
  }

  const setAcknowledged = (pageId: string, acknowledged: boolean) =>
    call(acknowledgePage, { params: { pageId }, body: { acknowledged } });

  return {
    /** Somebody else may have been quicker: then it says who, and there is nothing to take back. */
    takeCare: ({ id }: Pick<Page, 'id'>, me: string, nameOf: (id: string | null) => string | null) =>
      run(async () => {
        const { page } = await setAcknowledged(id, true);
        if (page.acknowledgedBy !== me) notice({ title: t('page.taken', { name: nameOf(page.acknowledgedBy) ?? '' }) });
        else
          notice({
            title: t('page.taken.me'),
            tone: 'ok',
            undo: () => void run(() => setAcknowledged(id, false)),
          });
      }),
    giveBack: ({ id }: Pick<Page, 'id'>) =>
      run(async () => {
        await setAcknowledged(id, false);
        notice({ title: t('page.gave_back'), undo: () => void run(() => setAcknowledged(id, true)) });
      }),
    escalate: (conversationId: string, to: CallTarget, reason: string) =>
      run(async () => {
        const reply = await call(escalateConversation, { params: { conversationId }, body: { to, reason } });
        await client.invalidateQueries({ queryKey: escalationKey });
        const undo = () => void run(() => takeBack(client, reply));
        notice({ title: t(reply.pageId === null ? 'page.asked' : 'page.escalated'), tone: 'ok', undo });
      }),
  };
}

type Reply = { pageId: string | null; escalationId: string | null };

async function takeBack(client: QueryClient, { pageId, escalationId }: Reply): Promise<void> {
  if (pageId !== null) await call(withdrawPage, { params: { pageId } });
  if (escalationId !== null) await call(withdrawEscalation, { params: { escalationId }, body: { withdrawn: true } });
  await client.invalidateQueries({ queryKey: escalationKey });
}
