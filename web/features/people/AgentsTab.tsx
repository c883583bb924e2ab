import { useQuery } from '@tanstack/react-query';
import type { Agent } from '#contract/people.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { AgentActions } from './AgentActions.tsx';
import { agentsQuery, teamsQuery } from './queries.ts';
import { RoleCell } from './RoleCell.tsx';

/** Everybody in the workspace; the deactivated stand last. */
export function AgentsTab() {
  const { permissions, agent: me } = useSession();
  const agents = useQuery(agentsQuery);
  const teams = useQuery(teamsQuery).data?.teams ?? [];
  const mayManage = permissions.includes('people.manage');

  const teamsOf = (agent: Agent) =>
    teams.flatMap(({ id, name }) => (agent.teamIds.includes(id) ? [name] : [])).join(', ');
  const columns: Column<Agent>[] = [
    { key: 'name', header: t('people.name'), cell: (agent) => <Who agent={agent} isMe={agent.id === me.id} /> },
    { key: 'role', header: t('people.role'), cell: (agent) => <RoleCell agent={agent} /> },
    { key: 'teams', header: t('people.teams'), cell: teamsOf, className: 'text-ink2' },
    ...(mayManage
      ? [
          { key: 'seen', header: t('people.seen'), cell: lastSeen, className: 'text-ink2 whitespace-nowrap' },
          {
            key: 'actions',
            header: <span className="sr-only">{t('people.actions', { name: '' })}</span>,
            cell: (agent: Agent) => <AgentActions agent={agent} />,
            isButton: true,
          },
        ]
      : []),
  ];
  return (
    <Loaded query={agents}>
      {(data) => (
        <Table
          caption={t('people.tab.agents')}
          columns={columns}
          rows={data.agents.toSorted((a, b) => a.state.localeCompare(b.state))}
          rowKey={({ id }) => id}
        />
      )}
    </Loaded>
  );
}

function Who({ agent, isMe }: { agent: Agent; isMe: boolean }) {
  return (
    <span className="flex items-center gap-2.5">
      <Avatar name={agent.name} seed={agent.id} />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5 font-medium">
          {agent.name}
          {isMe && <span className="font-normal text-ink3">({t('people.you')})</span>}
          {agent.state === 'deactivated' && <Tag>{t('people.deactivated')}</Tag>}
          {agent.isShielded && <Tag tone="soon">{t('people.shielded')}</Tag>}
          {agent.hasSecondStep && <Tag tone="ok">{t('people.second_step')}</Tag>}
        </span>
        {agent.email && (
          <span dir="ltr" className="block text-xs text-ink3">
            {agent.email}
          </span>
        )}
      </span>
    </span>
  );
}

const lastSeen = ({ lastSeenAt }: Agent) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : t('people.seen.never'));
