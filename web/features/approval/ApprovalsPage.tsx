import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Stamp from 'lucide-react/icons/stamp';
import type { ApprovalList } from '#contract/approval-list.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { ApprovalCard } from './ApprovalCard.tsx';
import { approvalsQuery } from './queries.ts';
import { useWaitingApprovals } from './waiting.ts';

const lists: readonly ApprovalList[] = ['waiting', 'mine', 'done'];

/** Answers that need a second person: what waits for me, what I asked for, what is done. */
export function ApprovalsPage() {
  const { permissions } = useSession();
  const mayApprove = permissions.includes('reply.approve');
  const { list = mayApprove ? 'waiting' : 'mine' } = useSearch({ from: '/frame/approvals' });
  const navigate = useNavigate();
  const waiting = useWaitingApprovals();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 pt-5 pb-8 sm:px-6">
      <title>{`${t('shell.page.approvals')} · Earshot`}</title>
      <h1 className="mb-3 text-xl font-semibold">{t('shell.page.approvals')}</h1>
      {permissions.includes('reply.draft') ? (
        <Tabs
          label={t('shell.page.approvals')}
          value={list}
          onChange={(value) => void navigate({ to: '/approvals', search: { list: value }, replace: true })}
          tabs={lists.map((value) => ({
            value,
            label: (
              <>
                {t(`approval.list.${value}`)}
                {value === 'waiting' && waiting > 0 && (
                  <span className="rounded-full bg-accent px-1.5 text-2xs leading-4 font-semibold text-on-accent tabular-nums">
                    {cappedCount(waiting)}
                  </span>
                )}
              </>
            ),
            content: <List list={value} />,
          }))}
        />
      ) : (
        <Forbidden permission="reply.draft" />
      )}
    </div>
  );
}

function List({ list }: { list: ApprovalList }) {
  return (
    <Loaded query={useQuery(approvalsQuery(list))}>
      {({ approvals }) =>
        approvals.length === 0 ? (
          <EmptyState icon={<Stamp size={20} aria-hidden="true" />} title={t(`approval.empty.${list}`)}>
            {t(`approval.empty.${list}.body`)}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-4">
            {approvals.map((approval) => (
              <li key={approval.id}>
                <ApprovalCard approval={approval} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
