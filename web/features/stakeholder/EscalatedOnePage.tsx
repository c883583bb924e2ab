import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { answerEscalated, type Escalated, seeEscalated } from '#contract/stakeholder.ts';
import { ApiError, call } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { AskedConversation } from './AskedConversation.tsx';
import { escalatedOneQuery } from './queries.ts';
import { escalatedQuery } from './waiting.ts';

/** One question that one was asked: it, the conversation, and the box for the answer. */
export function EscalatedOnePage() {
  const { escalationId } = useParams({ from: '/frame/escalated/$escalationId' });
  const client = useQueryClient();
  const one = escalatedOneQuery(escalationId);
  const query = useQuery({ ...one, retry: (count, error) => !isGone(error) && count < 2 });
  const keep = (reply: Escalated) => {
    client.setQueryData(one.queryKey, reply);
    void client.invalidateQueries({ queryKey: escalatedQuery.queryKey, exact: true });
  };
  const params = { escalationId };
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 pt-4 pb-8 sm:px-6">
      <Link
        to="/escalated"
        className="mb-3 inline-flex w-fit items-center gap-1.5 rounded-sm text-xs text-ink2 hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
        {t('stakeholder.back')}
      </Link>
      {isGone(query.error) ? (
        <EmptyState title={t('stakeholder.gone')}>{t('stakeholder.gone.body')}</EmptyState>
      ) : (
        <Loaded query={query}>
          {(asked) => (
            <AskedConversation
              asked={asked}
              onSee={async (seen) => keep(await call(seeEscalated, { params, body: { seen } }))}
              onAnswer={async (body) => keep(await call(answerEscalated, { params, body }))}
            />
          )}
        </Loaded>
      )}
    </div>
  );
}

const isGone = (error: Error | null) => error instanceof ApiError && error.code === 'not_found';
