import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { Tabs } from '#web/ui/Tabs.tsx';
import { Badge } from '#web/ui/Tag.tsx';
import { AsideFigures } from './AsideFigures.tsx';
import { AsideList } from './AsideList.tsx';
import { asideFiguresQuery, asideKey } from './queries.ts';
import { Sample } from './Sample.tsx';
import { StrangerRulesForm } from './StrangerRulesForm.tsx';

/** What strangers wrote that is not in the inbox: requests, spam, how well that works, and by which rules. */
export function RequestsPage() {
  const { tab } = useSearch({ from: '/frame/requests' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { permissions } = useSession();
  const figures = useQuery(asideFiguresQuery).data;
  useAnyChange(() => void client.invalidateQueries({ queryKey: asideKey }));
  const counted = (value: keyof typeof counts) => (
    <>
      {t(`stranger.tab.${value}`)}
      {counts[value] > 0 && (
        <Badge value={cappedCount(counts[value])} label={t('stranger.count', { count: counts[value] })} />
      )}
    </>
  );
  const counts = {
    request: figures?.now.request ?? 0,
    spam: figures?.now.spam ?? 0,
    sample: figures?.toJudge ?? 0,
  };
  const today = figures?.days[0];
  const mayWrite = permissions.includes('conversation.write');
  const tabs = [
    { value: 'request', label: counted('request'), content: <AsideList key="request" kind="request" /> },
    { value: 'spam', label: counted('spam'), content: <AsideList key="spam" kind="spam" /> },
    { value: 'declined', label: t('stranger.tab.declined'), content: <AsideList key="declined" kind="declined" /> },
    ...(mayWrite ? [{ value: 'sample', label: counted('sample'), content: <Sample /> } as const] : []),
    { value: 'figures', label: t('stranger.tab.figures'), content: <AsideFigures /> },
    ...(permissions.includes('policy.manage')
      ? [{ value: 'rules', label: t('stranger.tab.rules'), content: <StrangerRulesForm /> } as const]
      : []),
  ] as const;
  // An address that somebody passed on may lead to what is not for one's role.
  const needed = tab === 'rules' ? 'policy.manage' : 'inbox.read';
  const lacking = permissions.includes(needed) ? null : needed;
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-4xl flex-1 flex-col px-4 pt-5 pb-8 sm:px-6">
      <title>{`${t('stranger.title')} · Earshot`}</title>
      <h1 className="text-xl font-semibold">{t('stranger.title')}</h1>
      <p className="mt-0.5 mb-3 min-h-5 shrink-0 text-ink2">
        {today && t('stranger.today', { requests: today.requests, spam: today.spam })}
      </p>
      {lacking ? (
        <Forbidden permission={lacking} />
      ) : (
        <Tabs
          label={t('stranger.title')}
          value={tabs.find(({ value }) => value === tab)?.value ?? 'request'}
          onChange={(next) => void navigate({ to: '/requests', search: { tab: next }, replace: true })}
          tabs={tabs}
        />
      )}
    </div>
  );
}
