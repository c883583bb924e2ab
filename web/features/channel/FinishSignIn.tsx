import { useEffect, useRef } from 'react';
import { FormError } from '#web/domain/FormError.tsx';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { ChooseAccount } from './ChooseAccount.tsx';
import { useFinishSignIn } from './commands.ts';
import { EnterHook } from './EnterHook.tsx';

type FinishSignInProps = {
  state: string;
  /** Absent when the person said no there. */
  code?: string;
  onClose: () => void;
};

/** The browser is back from the network's page: connects, or says why not. */
export function FinishSignIn({ state, code, onClose }: FinishSignInProps) {
  const finish = useFinishSignIn(onClose);
  const begun = useRef(false);
  useEffect(() => {
    // A code works once.
    if (code === undefined || begun.current) return;
    begun.current = true;
    finish.mutate({ state, code });
  }, [code, state, finish.mutate]);
  const isWaiting = code !== undefined && !finish.isError;
  const { choice, enter, channel } = finish.data ?? {};
  if (enter && channel) return <EnterHook enter={enter} label={networkName(channel.network)} onClose={onClose} />;
  if (choice) return <ChooseAccount choice={choice} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(isWaiting ? 'channel.finish.title' : 'channel.finish.failed')}
      description={t(isWaiting ? 'channel.finish.body' : 'channel.finish.nothing')}
      footer={!isWaiting && <Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      {isWaiting && <Skeleton className="h-4 w-2/3" />}
      {code === undefined && <p>{t('channel.finish.denied')}</p>}
      <FormError error={finish.error} />
    </Dialog>
  );
}
