import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  startVerification,
  type VerificationView,
  type VerificationWay,
  voidVerification,
} from '#contract/verification.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { verificationKey } from './queries.ts';

/** Starts a verification and makes it void. What was void can be asked again, not taken back. */
export function useVerificationCommands(conversationId: string) {
  const client = useQueryClient();
  const keep = (view: VerificationView) => {
    client.setQueriesData({ queryKey: verificationKey(conversationId) }, view);
    void client.invalidateQueries({ queryKey: verificationKey(conversationId) });
  };
  const start = useMutation({
    mutationFn: (way: VerificationWay) => call(startVerification, { params: { conversationId }, body: { way } }),
    onSuccess: (view) => {
      keep(view);
      if (view.open) notice({ title: t('verification.started'), tone: 'ok' });
      else if (view.met) notice({ title: t('verification.done'), tone: 'ok' });
      else if (view.ended && view.ended.reason !== 'replaced')
        notice({ title: t(`verification.end.${view.ended.reason}`), tone: 'error' });
    },
  });
  const makeVoid = useMutation({
    mutationFn: () => call(voidVerification, { params: { conversationId } }),
    onSuccess: (view) => {
      keep(view);
      notice({ title: t('verification.void.done') });
    },
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
  });
  return { start, makeVoid };
}
