import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Download from 'lucide-react/icons/download';
import ScrollText from 'lucide-react/icons/scroll-text';
import { exportAudit } from '#contract/audit.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { SettingsPage } from '../../shell/SettingsFrame.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { toFilter } from './filter.ts';
import { Proof } from './Proof.tsx';
import { auditQuery } from './queries.ts';

/** The chain of events for an auditor: filters, list, export, and how to check it. */
export function AuditPage() {
  return (
    <SettingsPage
      title={t('audit.title')}
      permission="audit.read"
      lead={t('audit.lead')}
      action={
        <a
          href={exportAudit.path}
          download
          title={t('audit.export.hint')}
          className="inline-flex min-h-(--control) items-center gap-1.5 rounded-[7px] border border-line2 bg-raise px-2.5 whitespace-nowrap text-ink hover:bg-hover"
        >
          <Download size={15} aria-hidden="true" />
          {t('audit.export')}
        </a>
      }
    >
      <Log />
      <Proof />
    </SettingsPage>
  );
}

function Log() {
  const search = useSearch({ from: '/frame/settings/audit' });
  const navigate = useNavigate();
  const events = useInfiniteQuery(auditQuery(toFilter(search)));
  const clear = () => void navigate({ to: '/settings/audit', search: {}, replace: true });
  return (
    <>
      <AuditFilters search={search} onClear={clear} />
      <Loaded query={events}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <EmptyState
                icon={<ScrollText size={20} aria-hidden="true" />}
                title={t('audit.empty')}
                action={<Button onClick={clear}>{t('audit.clear')}</Button>}
              >
                {t('audit.empty.body')}
              </EmptyState>
            );
          return (
            <>
              <AuditTable events={items} />
              {events.hasNextPage && (
                <div className="mt-3 flex justify-center">
                  <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
                    {t('audit.more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
