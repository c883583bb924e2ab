import { useState } from 'react';
import type { UnansweredReason } from '#contract/conversation.ts';
import type { PublicPost } from '#contract/stage.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { UnansweredChoice } from './UnansweredChoice.tsx';

type ResolveProps = {
  /** Those without an answer of ours. */
  waiting: readonly PublicPost[];
  onResolve: (reason: UnansweredReason) => void;
  onClose: () => void;
};

/** Asks before a conversation is resolved in which public posts have no answer of ours, and why. */
export function ResolveDialog({ waiting, onResolve, onClose }: ResolveProps) {
  const [reason, setReason] = useState<UnansweredReason | null>(null);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t('posts.resolve.title', { count: waiting.length })}
      description={t('posts.resolve.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" disabled={reason === null} onClick={() => reason && onResolve(reason)}>
            {t('posts.resolve.action')}
          </Button>
        </>
      }
    >
      <ul className="mb-3 space-y-1">
        {waiting.map(({ id, network, to, preview }) => (
          <li key={id} className="flex items-center gap-2">
            <NetworkMark network={network} label={networkName(network)} />
            <span className="min-w-0 flex-1 truncate">
              <bdi className="font-semibold">{to}</bdi> <bdi className="text-ink2">{preview}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <UnansweredChoice chosen={reason} onChoose={setReason} />
    </Dialog>
  );
}
