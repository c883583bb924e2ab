import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import Compass from 'lucide-react/icons/compass';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useEffect } from 'react';
import { ApiError, errorMessage } from '../api.ts';
import { currentConnection, onConnectionChange } from '../connection.ts';
import { openOutbox, useAllWaiting } from '../features/outbox/outbox.ts';
import { t } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { EntryPage } from './EntryPage.tsx';

export function NotFound() {
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden="true" />}
      title={t('shell.not_found.title')}
      action={
        <Link to="/" className="underline underline-offset-2">
          {t('shell.not_found.home')}
        </Link>
      }
    >
      {t('shell.not_found.body')}
    </EmptyState>
  );
}

/** An address outside the frame that leads nowhere. */
export function NowherePage() {
  return (
    <EntryPage title={t('shell.not_found.title')} lead={t('shell.not_found.body')}>
      <Link to="/" className="underline underline-offset-2">
        {t('shell.not_found.home')}
      </Link>
    </EntryPage>
  );
}

/** Opened without a connection: what waits is said, and the page opens by itself. */
function Away() {
  const router = useRouter();
  const count = useAllWaiting().length;
  useEffect(() => onConnectionChange(() => currentConnection() === 'online' && void router.invalidate()), [router]);
  useEffect(() => void openOutbox(), []);
  return (
    <EmptyState icon={<WifiOff size={20} aria-hidden="true" />} title={t('shell.away.title')}>
      {count > 0 && <p>{t('outbox.count', { count })}</p>}
      <p>{t('shell.away.body')}</p>
    </EmptyState>
  );
}

/** A page that could not load or stopped working; the frame around it stays. */
export function Fault({ error, reset }: ErrorComponentProps) {
  if (error instanceof ApiError && error.code === 'not_found') return <NotFound />;
  if (error instanceof ApiError && error.code === 'offline') return <Away />;
  if (error instanceof ApiError) {
    return <ErrorState message={errorMessage(error)} requestId={error.requestId ?? undefined} onRetry={reset} />;
  }
  return (
    <ErrorState title={t('shell.crash.title')} message={t('shell.crash.body')}>
      <Button onClick={() => location.reload()}>{t('shell.crash.reload')}</Button>
    </ErrorState>
  );
}
