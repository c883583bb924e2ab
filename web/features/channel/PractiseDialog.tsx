import { useRef, useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import type { Network } from '#contract/channel-connect.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { useBeginSignIn, useConnectPractised } from './commands.ts';
import { SettingInput } from './SettingInput.tsx';

type PractiseDialogProps = {
  network: Network;
  channel?: Channel;
  /** The person means the real network. */
  onReal: () => void;
  onBack?: () => void;
  onClose: () => void;
};

/** Connects to a network that is played here: by one button, or on its page as with the real one. */
export function PractiseDialog({ network, channel, onReal, onBack, onClose }: PractiseDialogProps) {
  const { label } = network;
  const main = useRef<HTMLButtonElement>(null);
  const { workspace } = useSession();
  const connect = useConnectPractised(channel, onClose);
  const begin = useBeginSignIn(network, channel);
  // Who connects again keeps their way.
  const ways = channel ? [] : network.settings.filter(({ choices }) => choices !== undefined);
  const [chosen, setChosen] = useState(() => Object.fromEntries(ways.map(({ name, initial = '' }) => [name, initial])));
  const isBusy = connect.isPending || begin.isPending || begin.isSuccess;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={main}
      title={
        channel
          ? t('channel.reconnect.title', { handle: handleOn(channel.network, channel.handle) })
          : t('channel.practised.dialog', { label })
      }
      description={t('channel.practised.dialog.body', { label, name: workspace.name })}
      footer={
        <>
          <Button onClick={onBack ?? onClose}>{t(onBack ? 'channel.back' : 'ui.cancel')}</Button>
          <Button
            ref={main}
            tone="primary"
            busy={isBusy}
            onClick={() => connect.mutate({ network: network.network, settings: chosen })}
          >
            {isBusy ? t('channel.form.busy', { label }) : t('channel.form.action')}
          </Button>
        </>
      }
    >
      {ways.map((field) => (
        <div key={field.name} className="mb-4">
          <SettingInput
            field={field}
            value={chosen[field.name] ?? ''}
            onChange={(value) => setChosen({ ...chosen, [field.name]: value })}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        {network.signIn && (
          <Button busy={isBusy} onClick={() => begin.mutate(chosen)}>
            {t('channel.practised.sign_in')}
          </Button>
        )}
        {!channel && (
          <Button tone="ghost" onClick={onReal}>
            {t('channel.practised.real', { label })}
          </Button>
        )}
      </div>
      <div className="mt-3 empty:hidden">
        <FormError error={connect.error ?? begin.error} />
      </div>
    </Dialog>
  );
}
