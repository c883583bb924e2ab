import { useMutation } from '@tanstack/react-query';
import Send from 'lucide-react/icons/send';
import { testOwnWays } from '#contract/own-way.ts';
import { call, errorMessage } from '#web/api.ts';
import { resultWords } from '#web/features/way/words.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { notice } from '#web/ui/Toast.tsx';

/** Sends a test by every way, and says of each what became of it. */
export function TestOwn() {
  const test = useMutation({
    mutationFn: () => call(testOwnWays, { body: {} }),
    onSuccess: ({ results }) => {
      const lines = results.map(
        ({ kind, label, ...result }) => `${t(`way.kind.${kind}`)} ${label}: ${resultWords(result)}`,
      );
      const isAllSent = results.every(({ state }) => state === 'sent');
      notice({
        title: t(isAllSent ? 'notification.test.sent' : 'notification.test.failed'),
        description: lines.join(' · '),
        tone: isAllSent ? 'ok' : 'error',
        id: 'test-own',
      });
    },
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
  });
  return (
    <Button busy={test.isPending} icon={<Send size={14} aria-hidden="true" />} onClick={() => test.mutate()}>
      {t('notification.test')}
    </Button>
  );
}
