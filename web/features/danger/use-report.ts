import { useQueryClient } from '@tanstack/react-query';
import { type DangerKind, reportDanger } from '#contract/danger.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { dangerQuery } from './queries.ts';

/** Says that a life is in danger in a conversation; answers whether that was heard. */
export function useReport(conversationId: string): (kind: DangerKind) => Promise<boolean> {
  const client = useQueryClient();
  return async (kind) => {
    try {
      await call(reportDanger, { params: { conversationId }, body: { kind } });
    } catch (error) {
      notice({ title: errorMessage(error), tone: 'error' });
      return false;
    }
    void client.invalidateQueries({ queryKey: dangerQuery(conversationId).queryKey });
    notice({ title: t('danger.report.done'), tone: 'ok' });
    return true;
  };
}
