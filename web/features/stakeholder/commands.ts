import { useQueryClient } from '@tanstack/react-query';
import {
  changeStakeholderGroup,
  createStakeholderGroup,
  type Escalation,
  type GroupPlan,
  removeStakeholderGroup,
  type StakeholderGroup,
  withdrawEscalation,
} from '#contract/stakeholder.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { escalationKey } from './waiting.ts';

/** What can be done about questions to stakeholders and their groups; a refusal is told, but for saving, which throws. */
export function useStakeholderCommands() {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: escalationKey });
  const told = async (work: () => Promise<unknown>) => {
    await attempt(work);
    await renew();
  };
  const setWithdrawn = (escalationId: string, withdrawn: boolean) =>
    call(withdrawEscalation, { params: { escalationId }, body: { withdrawn } });
  return {
    save: async (group: StakeholderGroup | null, plan: GroupPlan) => {
      if (group === null) await call(createStakeholderGroup, { body: plan });
      else
        await call(changeStakeholderGroup, {
          params: { groupId: group.id },
          body: { ...plan, version: group.version },
        });
      await renew();
      notice({ title: t('stakeholder.group.saved', { name: plan.name }), tone: 'ok' });
    },
    remove: ({ id, name }: StakeholderGroup) =>
      void told(async () => {
        const set = (removed: boolean) => call(removeStakeholderGroup, { params: { groupId: id }, body: { removed } });
        await set(true);
        notice({ title: t('stakeholder.group.removed', { name }), undo: () => void told(() => set(false)) });
      }),
    withdraw: ({ id, group }: Escalation) =>
      void told(async () => {
        await setWithdrawn(id, true);
        notice({
          title: t('stakeholder.withdrawn', { group: group.name }),
          undo: () => void told(() => setWithdrawn(id, false)),
        });
      }),
    askAgain: ({ id }: Escalation) => void told(() => setWithdrawn(id, false)),
  };
}
