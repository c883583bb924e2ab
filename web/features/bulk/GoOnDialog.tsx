import { useState } from 'react';
import type { BulkAction } from '#contract/bulk.ts';
import type { UnansweredReason } from '#contract/conversation.ts';
import { UnansweredChoice } from '#web/features/conversation/header/UnansweredChoice.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { useBulkCommands } from './commands.ts';
import { heldBack } from './going-on.ts';

/** Asks why conversations that were held back may be resolved while public posts in them have no answer. */
export function GoOnDialog({ action, onClose }: { action: BulkAction; onClose: () => void }) {
  const [reason, setReason] = useState<UnansweredReason | null>(null);
  const { run } = useBulkCommands();
  const goOn = (leaveUnanswered: UnansweredReason) => {
    onClose();
    const set = { leftOutOf: action.id, reason: 'posts_unanswered' as const };
    void run(set, { kind: 'status', status: 'resolved', leaveUnanswered }, []);
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={t('bulk.held.title', { count: heldBack(action) })}
      description={t('posts.resolve.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" disabled={reason === null} onClick={() => reason && goOn(reason)}>
            {t('posts.resolve.action')}
          </Button>
        </>
      }
    >
      <UnansweredChoice chosen={reason} onChoose={setReason} />
    </Dialog>
  );
}
