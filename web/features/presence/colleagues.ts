import type { Doing } from '#contract/presence.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { usePresent } from '#web/realtime/presence-store.ts';

export type Colleague = { id: string; name: string; doing: Doing };

/** Who else is in a conversation now. */
export function useColleagues(conversationId: string): Colleague[] {
  const { me, nameOf } = usePeople();
  return usePresent(conversationId)
    .filter(({ agentId }) => agentId !== me.id)
    .map(({ agentId, doing }) => ({ id: agentId, name: nameOf(agentId) ?? t('presence.somebody'), doing }));
}
