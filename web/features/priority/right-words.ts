import { useQuery } from '@tanstack/react-query';
import type { RightRole } from '#contract/right.ts';
import type { Tier } from '#contract/work.ts';
import { usePeople } from '#web/domain/people.ts';
import { groupsQuery } from '#web/features/stakeholder/queries.ts';
import { listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';

/** What of a category says whose it is. */
type Rights = {
  answerTeamIds: readonly string[];
  answerTier: Tier;
  answerRole: RightRole;
  resolveTeamIds: readonly string[];
  resolveTier: Tier;
  resolveRole: RightRole;
  resolveGroupId: string | null;
};

/** Says who may answer and who can resolve matters of a category. */
export function useRightWords(): { answer: (one: Rights) => string; resolve: (one: Rights) => string } {
  const { teamNameOf } = usePeople();
  const enabled = useSession().permissions.includes('inbox.read');
  const groups = useQuery({ ...groupsQuery, enabled }).data?.groups ?? [];
  const words = (teamIds: readonly string[], tier: Tier, role: RightRole, groupId: string | null) => {
    // One that was taken away asks for nothing.
    const group = groups.find(({ id }) => id === groupId);
    const teams = teamIds.map((id) => teamNameOf(id) ?? t('right.team.gone'));
    const parts = [
      teams.length > 0 && listOf(teams, 'or'),
      tier > 1 && t('right.tier', { tier }),
      role !== 'agent' && t('right.role', { role }),
      group && t('right.group', { name: group.name }),
    ].filter((part) => typeof part === 'string');
    return parts.length === 0 ? t('why.everyone') : parts.join(' · ');
  };
  return {
    answer: (one) => words(one.answerTeamIds, one.answerTier, one.answerRole, null),
    resolve: (one) => words(one.resolveTeamIds, one.resolveTier, one.resolveRole, one.resolveGroupId),
  };
}
