import type { Channel } from '#contract/channel.ts';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { ConfirmDialog } from '#web/ui/Dialog.tsx';
import { useDisconnect } from './commands.ts';

export function DisconnectDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const disconnect = useDisconnect(onClose);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('channel.disconnect.title', { handle: handleOn(channel.network, channel.handle) })}
      description={t('channel.disconnect.body')}
      action={t('channel.disconnect')}
      danger
      busy={disconnect.isPending}
      onConfirm={() => disconnect.mutate(channel)}
    />
  );
}
