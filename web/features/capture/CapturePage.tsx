import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listCaptureAccounts } from '#contract/capture.ts';
import { call, errorMessage } from '#web/api.ts';
import { onConnectionChange } from '#web/connection.ts';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { CaptureForm } from './CaptureForm.tsx';
import { sendWaiting } from './kept.ts';
import { WaitingCaptures } from './WaitingCaptures.tsx';

/** How often what waits is tried again while the page is open, in ms. */
const retryMs = 30_000;

/** Where somebody writes down on a telephone what an app shows that lets no program in. */
export function CapturePage() {
  const { agent, workspace, permissions } = useSession();
  const owner = `${workspace.id} ${agent.id}`;
  const mayWrite = permissions.includes('note.write');
  const { data, error, refetch } = useQuery({
    queryKey: ['capture-accounts'],
    queryFn: ({ signal }) => call(listCaptureAccounts, { signal }),
    enabled: mayWrite,
  });
  useEffect(() => {
    const retry = () => void sendWaiting(owner);
    retry();
    const timer = setInterval(retry, retryMs);
    const stop = onConnectionChange(retry);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [owner]);

  if (!mayWrite) return <Forbidden permission="note.write" />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-md flex-col gap-4 px-4 py-5">
        <header>
          <h1 className="text-xl font-semibold">{t('capture.title')}</h1>
          <p className="mt-1 text-ink2">{t('capture.lead')}</p>
        </header>
        <WaitingCaptures owner={owner} />
        {error && !data ? (
          <ErrorState message={errorMessage(error)} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows count={4} />
        ) : data.accounts.length === 0 ? (
          <EmptyState title={t('capture.none')}>
            {t('capture.none.body')}{' '}
            {permissions.includes('channel.manage') && (
              <Link to="/settings/channels" className="text-accent underline">
                {t('capture.none.connect')}
              </Link>
            )}
          </EmptyState>
        ) : (
          <CaptureForm owner={owner} accounts={data.accounts} />
        )}
      </div>
    </div>
  );
}
