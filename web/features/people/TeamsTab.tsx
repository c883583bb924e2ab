import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import type { Team } from '#contract/people.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { agentsQuery, teamsQuery } from './queries.ts';
import { TeamDialog } from './TeamDialog.tsx';

export function TeamsTab() {
  const { permissions } = useSession();
  const teams = useQuery(teamsQuery);
  const agents = useQuery(agentsQuery).data?.agents ?? [];
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  const mayManage = permissions.includes('people.manage');
  const namesIn = (team: Team) => agents.flatMap(({ id, name }) => (team.agentIds.includes(id) ? [name] : []));
  const create = mayManage && <Button onClick={() => setEdited('new')}>{t('people.team.new')}</Button>;

  return (
    <>
      <Loaded query={teams}>
        {(data) =>
          data.teams.length === 0 ? (
            <EmptyState icon={<Users size={20} aria-hidden="true" />} title={t('people.team.empty')} action={create}>
              {t('people.team.empty.body')}
            </EmptyState>
          ) : (
            <>
              <ul className="divide-y divide-line rounded-md border border-line bg-panel">
                {data.teams.map((team) => (
                  <li key={team.id} className="flex items-center gap-3 px-3.5 py-2.5">
                    <div className="min-w-0 flex-1">
                      <p className="font-medium">{team.name}</p>
                      <p className="truncate text-xs text-ink3">
                        {namesIn(team).join(', ') || t('people.team.count', { count: team.agentIds.length })}
                      </p>
                    </div>
                    {mayManage && (
                      <IconButton
                        label={t('people.team.edit', { name: team.name })}
                        icon={<Pencil size={15} aria-hidden="true" />}
                        size="small"
                        onClick={() => setEdited(team)}
                      />
                    )}
                  </li>
                ))}
              </ul>
              <div className="mt-3 flex items-start justify-between gap-4">
                <p className="max-w-prose text-xs text-ink3">{t('people.team.empty.body')}</p>
                {create}
              </div>
            </>
          )
        }
      </Loaded>
      {edited && <TeamDialog team={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
