import { useQuery } from '@tanstack/react-query';
import { type Agent, changeRole } from '#contract/people.ts';
import type { RoleKey } from '#contract/permissions.ts';
import { call } from '../../api.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Select } from '../../ui/Select.tsx';
import { rolesQuery, usePeopleChange } from './queries.ts';
import { isWithin } from './rank.ts';

/** The role, changed at once by those who may. */
export function RoleCell({ agent }: { agent: Agent }) {
  const { permissions } = useSession();
  const roles = useQuery(rolesQuery).data?.roles ?? [];
  const change = usePeopleChange<RoleKey>({
    run: (role) => call(changeRole, { params: { agentId: agent.id }, body: { role } }),
    done: (role) => t('people.role.done', { name: agent.name, role: t(`role.${role}`) }),
  });
  const mayChange =
    permissions.includes('people.manage') && agent.state === 'active' && isWithin(permissions, roles, agent.role);
  if (!mayChange) return t(`role.${agent.role}`);
  return (
    <Select
      label={t('people.role_of', { name: agent.name })}
      value={change.isPending ? change.variables : agent.role}
      onChange={(role) => change.mutate(role)}
      disabled={change.isPending}
      options={roles.map(({ key }) => ({
        value: key,
        label: t(`role.${key}`),
        disabled: !isWithin(permissions, roles, key),
      }))}
      className="min-w-28"
    />
  );
}
