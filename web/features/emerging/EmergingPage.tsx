import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Download from 'lucide-react/icons/download';
import { exportEmerging } from '#contract/emerging.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { EmergingIssue } from './EmergingIssue.tsx';
import { EmergingList } from './EmergingList.tsx';
import { EmergingSettings } from './EmergingSettings.tsx';
import { emergingKey } from './queries.ts';

/** What customers write about more than usual: what grows now, what did, one issue, and when it is one. */
export function EmergingPage() {
  const { tab, issue } = useSearch({ from: '/frame/emerging' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { permissions } = useSession();
  useAnyChange(() => void client.invalidateQueries({ queryKey: emergingKey }));
  const mayManage = permissions.includes('policy.manage');
  const tabs = [
    { value: 'open', label: t('emerging.tab.open'), content: <EmergingList list="open" /> },
    { value: 'past', label: t('emerging.tab.past'), content: <EmergingList list="past" /> },
    ...(mayManage
      ? [{ value: 'settings', label: t('emerging.tab.settings'), content: <EmergingSettings /> } as const]
      : []),
  ] as const;
  // An address that somebody passed on may lead to what is not for one's role.
  const needed = tab === 'settings' ? 'policy.manage' : 'inbox.read';
  const lacking = permissions.includes(needed) ? null : needed;
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-4xl flex-1 flex-col px-4 pt-5 pb-8 sm:px-6">
      <title>{`${t('shell.page.emerging')} · Earshot`}</title>
      {issue !== undefined && !lacking ? (
        <EmergingIssue emergingId={issue} />
      ) : (
        <>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <h1 className="text-xl font-semibold">{t('shell.page.emerging')}</h1>
            {!lacking && (
              <Button
                size="small"
                icon={<Download size={14} aria-hidden="true" />}
                title={t('emerging.export.hint')}
                onClick={() => void download()}
              >
                {t('emerging.export')}
              </Button>
            )}
          </div>
          <p className="mt-0.5 mb-3 max-w-prose text-ink2">{t('emerging.lead')}</p>
          {lacking ? (
            <Forbidden permission={lacking} />
          ) : (
            <Tabs
              label={t('shell.page.emerging')}
              value={tabs.find(({ value }) => value === tab)?.value ?? 'open'}
              onChange={(next) => void navigate({ to: '/emerging', search: { tab: next }, replace: true })}
              tabs={tabs}
            />
          )}
        </>
      )}
    </div>
  );
}

async function download(): Promise<void> {
  await attempt(async () => {
    saveFile('earshot-emerging.csv', (await call(exportEmerging, {})).csv);
  }, t('emerging.export.failed'));
}
