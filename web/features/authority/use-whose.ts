import type { Whose } from '#contract/authority.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';

/** Whom a limit is for, in words. */
export function useWhose(): (whose: Whose) => string {
  const { nameOf } = usePeople();
  return (whose) => {
    if (whose.kind === 'tier') return t('authority.whose.tier', { tier: whose.tier });
    if (whose.kind === 'role') return t(`role.${whose.role}`);
    if (whose.kind === 'agent') return nameOf(whose.agentId) ?? t('authority.whose.gone');
    return t(`authority.whose.${whose.kind}`);
  };
}
