import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import type { EscalatedRow } from '#contract/stakeholder.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { StateTag } from './StateTag.tsx';
import { escalatedQuery } from './waiting.ts';

/** What one was asked as a stakeholder: what waits first, then what is answered. */
export function EscalatedPage() {
  const { permissions } = useSession();
  const enabled = permissions.includes('escalation.answer');
  const query = useQuery({ ...escalatedQuery, enabled });
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 pt-5 pb-8 sm:px-6">
      <title>{`${t('shell.page.escalated')} · Earshot`}</title>
      <h1 className="text-xl font-semibold">{t('shell.page.escalated')}</h1>
      <p className="mt-1 mb-4 max-w-prose text-ink2">{t('stakeholder.lead')}</p>
      {enabled ? (
        <Loaded query={query}>
          {({ escalations }) =>
            escalations.length === 0 ? (
              <EmptyState icon={<MessageCircleQuestion size={20} aria-hidden="true" />} title={t('stakeholder.empty')}>
                {t('stakeholder.empty.body')}
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-panel">
                {escalations.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      ) : (
        <Forbidden permission="escalation.answer" />
      )}
    </div>
  );
}

function Row({ row }: { row: EscalatedRow }) {
  const { id, question, state, askedByName, groupName, askedAt, number, network, customer } = row;
  return (
    <li>
      <Link
        to="/escalated/$escalationId"
        params={{ escalationId: id }}
        className="block px-4 py-3 -outline-offset-2 hover:bg-hover"
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink2">
          <StateTag state={state} />
          <span>{t('stakeholder.asks', { by: askedByName ?? 'nobody', group: groupName })}</span>
          <span className="ms-auto text-ink3">
            <RelativeTime at={askedAt} short />
          </span>
        </span>
        <span dir="auto" className="mt-1 line-clamp-2 font-medium">
          {question || t('stakeholder.question.none')}
        </span>
        <span className="mt-1 flex min-w-0 items-center gap-1.5 text-xs text-ink2">
          <NetworkMark network={network} label={networkName(network)} />
          <bdi className="truncate">{customer}</bdi>
          <span className="shrink-0 text-ink3 tabular-nums">#{number}</span>
        </span>
      </Link>
    </li>
  );
}
