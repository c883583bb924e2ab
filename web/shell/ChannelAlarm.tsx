import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import Unplug from 'lucide-react/icons/unplug';
import { listChannels } from '#contract/channel.ts';
import { handleOn } from '#web/domain/networks.ts';
import { call } from '../api.ts';
import { t } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { useSession } from './session.ts';

/** Nobody sees a message that does not come in, so an account that is cut off is said on every page. */
export function ChannelAlarm() {
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const { data } = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => call(listChannels, { signal }),
    enabled: permissions.includes('channel.read'),
    refetchInterval: 30_000,
  });
  const cutOff = data?.channels.filter(({ state }) => state === 'reconnect') ?? [];
  // The page of the channels says it beside each of them.
  if (cutOff.length === 0 || pathname.startsWith('/settings/channels')) return null;
  return (
    <Banner
      tone="late"
      icon={<Unplug size={15} aria-hidden="true" />}
      action={
        <Link to="/settings/channels" className="shrink-0 font-semibold underline underline-offset-2">
          {t('shell.cut_off.open')}
        </Link>
      }
    >
      <b className="font-semibold">
        {t('shell.cut_off.title', {
          count: cutOff.length,
          handle: handleOn(cutOff[0]?.network ?? '', cutOff[0]?.handle ?? ''),
        })}
      </b>{' '}
      {t('shell.cut_off.body')}
    </Banner>
  );
}
