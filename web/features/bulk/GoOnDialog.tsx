import { useState } from 'react';
import type { BulkAction } from '#contract/bulk.ts';
import type { UnansweredReason } from '#contract/conversation.ts';
import { UnansweredChoice } from '#web/features/conversation/header/UnansweredChoice.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { useBulkCommands } from './commands.ts';
import { heldBack } from './going-on.ts';

/** Asks whether conversations that were held back may be resolved: why public posts may stay unanswered, or tasks open. */
export function GoOnDialog({ action, onClose }: { action: BulkAction; onClose: () => void }) {
  const [reason, setReason] = useState<UnansweredReason | null>(null);
  const { run } = useBulkCommands();
  const { posts, tasks } = heldBack(action);
  const goOn = () => {
    onClose();
    const resolved = { kind: 'status', status: 'resolved' } as const;
    if (reason)
      void run({ leftOutOf: action.id, reason: 'posts_unanswered' }, { ...resolved, leaveUnanswered: reason }, []);
    if (tasks > 0) void run({ leftOutOf: action.id, reason: 'tasks_open' }, { ...resolved, leaveTasks: true }, []);
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={onClose}
      title={posts > 0 ? t('bulk.held.title', { count: posts }) : t('bulk.held.tasks', { count: tasks })}
      description={t(posts > 0 ? 'posts.resolve.description' : 'bulk.held.tasks.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" disabled={posts > 0 && reason === null} onClick={goOn}>
            {t('posts.resolve.action')}
          </Button>
        </>
      }
    >
      {posts > 0 && <UnansweredChoice chosen={reason} onChoose={setReason} />}
      {posts > 0 && tasks > 0 && <p className="mt-3">{t('bulk.held.tasks', { count: tasks })}</p>}
    </Dialog>
  );
}
