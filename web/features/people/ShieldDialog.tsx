import type { Agent } from '#contract/people.ts';
import { shieldAgent, unshieldAgent } from '#contract/sign-off.ts';
import { call } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { ConfirmDialog } from '#web/ui/Dialog.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { usePeopleChange } from './queries.ts';

/** Takes a threatened colleague out of sight, in one action. */
export function ShieldDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { name } = agent;
  const params = { agentId: agent.id };
  const unshield = usePeopleChange<void>({
    run: () => call(unshieldAgent, { params }),
    done: () => t('people.unshield.done', { name }),
  });
  const shield = usePeopleChange<void>({
    run: async () => {
      try {
        const { conversations, channels } = await call(shieldAgent, { params });
        notice({
          title: t('people.shield.done', { name }),
          description: t('people.shield.moved', { conversations, channels }),
          undo: () => unshield.mutate(),
        });
      } finally {
        onClose();
      }
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('people.shield.title', { name })}
      description={t('people.shield.body')}
      action={t('people.shield.action')}
      danger
      busy={shield.isPending}
      onConfirm={() => shield.mutate()}
    />
  );
}
