import { useQuery, useQueryClient } from '@tanstack/react-query';
import PhoneOff from 'lucide-react/icons/phone-off';
import { settleSilence } from '#contract/notification.ts';
import { call, errorMessage } from '../api.ts';
import { silentPagesQuery } from '../features/notification/queries.ts';
import { listed } from '../format.ts';
import { t } from '../i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { notice } from '../ui/Toast.tsx';
import { useSession } from './session.ts';

/** Somebody waits for whoever was paged, so a page that no way took is said to the leads on every page. */
export function PageAlarm() {
  const { permissions } = useSession();
  const client = useQueryClient();
  const { data } = useQuery({ ...silentPagesQuery, enabled: permissions.includes('policy.manage') });
  const pages = data?.pages ?? [];
  if (pages.length === 0) return null;
  const names = listed([...new Set(pages.map(({ name }) => name))]);
  const settle = async () => {
    try {
      for (const { id } of pages) await call(settleSilence, { params: { noticeId: id } });
    } catch (error) {
      notice({ title: errorMessage(error), tone: 'error' });
    }
    void client.invalidateQueries({ queryKey: silentPagesQuery.queryKey });
  };
  return (
    <Banner
      tone="late"
      icon={<PhoneOff size={15} aria-hidden="true" />}
      action={
        <Button size="small" onClick={() => void settle()}>
          {t('shell.unreached.settle')}
        </Button>
      }
    >
      <b className="font-semibold">{t('shell.unreached.title', { count: pages.length, name: names })}</b>{' '}
      {t('shell.unreached.body')}
    </Banner>
  );
}
