import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import { type AsideDay, exportAside, type SampleWeek } from '#contract/stranger.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { rateText } from '#web/domain/rate.ts';
import { calendarDay, count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Table } from '#web/ui/Table.tsx';
import { asideFiguresQuery } from './queries.ts';

/** How much was set aside each day, and how much of it wrongly, as people judged the weekly samples. */
export function AsideFigures() {
  const mayExport = useSession().permissions.includes('policy.manage');
  return (
    <Loaded query={useQuery(asideFiguresQuery)}>
      {({ days, weeks }) => (
        <div className="flex flex-col gap-6">
          <div>
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-base font-semibold">{t('stranger.days')}</h2>
              {mayExport && (
                <Button
                  size="small"
                  icon={<Download size={14} aria-hidden="true" />}
                  title={t('stranger.export.hint')}
                  onClick={() => void download()}
                >
                  {t('stranger.export')}
                </Button>
              )}
            </div>
            <Days days={days} />
          </div>
          <div>
            <h2 className="mb-1 text-base font-semibold">{t('stranger.weeks')}</h2>
            <p className="mb-2 max-w-2xl text-ink2">{t('stranger.weeks.lead')}</p>
            <Weeks weeks={weeks} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Days({ days }: { days: readonly AsideDay[] }) {
  return (
    <Table
      caption={t('stranger.days')}
      // Today, and each day with something to tell.
      rows={days.filter(({ requests, spam }, n) => n === 0 || requests + spam > 0)}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', header: t('stranger.day'), cell: ({ day }) => calendarDay(day) },
        { key: 'requests', header: t('stranger.tab.request'), numeric: true, cell: (day) => count(day.requests) },
        { key: 'spam', header: t('stranger.tab.spam'), numeric: true, cell: (day) => count(day.spam) },
        { key: 'restored', header: t('stranger.days.restored'), numeric: true, cell: (day) => count(day.restored) },
      ]}
    />
  );
}

function Weeks({ weeks }: { weeks: readonly SampleWeek[] }) {
  const judged = (judgedCount: number, drawn: number) => t('stranger.weeks.judged', { judged: judgedCount, drawn });
  return (
    <Table
      caption={t('stranger.weeks')}
      rows={weeks}
      rowKey={({ week }) => week}
      empty={<p className="px-3.5 py-6 text-center text-ink2">{t('stranger.weeks.empty')}</p>}
      columns={[
        { key: 'week', header: t('stranger.week'), cell: ({ week }) => calendarDay(week) },
        {
          key: 'aside',
          header: t('stranger.weeks.aside'),
          numeric: true,
          cell: ({ aside }) => judged(aside.judged, aside.drawn),
        },
        {
          key: 'false',
          header: t('stranger.weeks.false'),
          numeric: true,
          cell: ({ aside }) => rateWords(aside.customers, aside.judged),
        },
        {
          key: 'missed',
          header: t('stranger.weeks.missed'),
          numeric: true,
          cell: ({ inbox }) => rateWords(inbox.spam, inbox.judged),
        },
      ]}
    />
  );
}

const rateWords = (found: number, judged: number) =>
  rateText(found, judged, (words) => t('stranger.weeks.rate', words));

async function download(): Promise<void> {
  await attempt(async () => {
    saveFile('earshot-set-aside.csv', (await call(exportAside, {})).csv);
  }, t('stranger.export.failed'));
}
