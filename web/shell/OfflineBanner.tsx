import WifiOff from 'lucide-react/icons/wifi-off';
import { useConnection } from '../connection.ts';
import { useAllWaiting } from '../features/outbox/outbox.ts';
import { t } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';

/** Says that there is no connection, and how much waits for it. */
export function OfflineBanner() {
  const connection = useConnection();
  const waiting = useAllWaiting().length;
  if (connection === 'online') return null;
  return (
    <Banner tone="soon" icon={<WifiOff size={15} aria-hidden="true" />}>
      <b className="font-semibold">{t('shell.offline.title')}</b>{' '}
      {waiting > 0 ? t('outbox.count', { count: waiting }) : t('shell.offline.body')}
    </Banner>
  );
}
