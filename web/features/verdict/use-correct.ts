import { useQueryClient } from '@tanstack/react-query';
import { correctVerdict, type Task, takeBackCorrection } from '#contract/verdict.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { verdictsKey } from './queries.ts';

/** Says what a verdict should be, or with null that the program was right; either can be undone. */
export function useCorrect(conversationId: string) {
  const client = useQueryClient();
  return async (verdict: { messageId: string; task: Task }, label: string | null, before: string | null) => {
    const set = (to: string | null) =>
      to === null
        ? call(takeBackCorrection, { params: verdict })
        : call(correctVerdict, { params: verdict, body: { label: to } });
    const look = () => client.invalidateQueries({ queryKey: verdictsKey(conversationId) });
    await attempt(async () => {
      await set(label);
      notice({
        title: t(label === null ? 'verdict.taken_back' : 'verdict.corrected_it'),
        undo: () => void set(before).then(look, look),
      });
    }, t('verdict.failed'));
    await look();
  };
}
