import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import { exportTriageSample, type TriageDay, type TriageWeek } from '#contract/triage-sample.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { rateText } from '#web/domain/rate.ts';
import { calendarDay, count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { Button } from '#web/ui/Button.tsx';
import { Table } from '#web/ui/Table.tsx';
import { triageFiguresQuery } from './queries.ts';

/** What was decided day by day, and how much of what was left people would have answered. */
export function Figures() {
  return (
    <Loaded query={useQuery(triageFiguresQuery)}>
      {({ days, weeks }) => (
        <div className="flex flex-col gap-6">
          <div>
            <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-base font-semibold">{t('triage.weeks')}</h2>
              <Button
                size="small"
                icon={<Download size={14} aria-hidden="true" />}
                title={t('triage.export.hint')}
                onClick={() => void download()}
              >
                {t('triage.export')}
              </Button>
            </div>
            <p className="mb-2 max-w-2xl text-ink2">{t('triage.weeks.lead')}</p>
            <Weeks weeks={weeks} />
          </div>
          <div>
            <h2 className="mb-2 text-base font-semibold">{t('triage.days')}</h2>
            <Days days={days} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Weeks({ weeks }: { weeks: readonly TriageWeek[] }) {
  return (
    <Table
      caption={t('triage.weeks')}
      rows={weeks}
      rowKey={({ week }) => week}
      empty={<p className="px-3.5 py-6 text-center text-ink2">{t('triage.weeks.empty')}</p>}
      columns={[
        { key: 'week', header: t('triage.week'), cell: ({ week }) => calendarDay(week) },
        {
          key: 'judged',
          header: t('triage.weeks.judged'),
          numeric: true,
          cell: ({ judged, drawn }) => t('triage.weeks.of', { judged, drawn }),
        },
        {
          key: 'missed',
          header: t('triage.weeks.missed'),
          numeric: true,
          cell: ({ missed, judged }) => rateWords(missed, judged),
        },
        {
          key: 'needless',
          header: t('triage.weeks.needless'),
          numeric: true,
          cell: ({ needless, othersJudged }) => rateWords(needless, othersJudged),
        },
      ]}
    />
  );
}

function Days({ days }: { days: readonly TriageDay[] }) {
  return (
    <Table
      caption={t('triage.days')}
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', header: t('triage.day'), cell: ({ day }) => calendarDay(day) },
        { key: 'answer', header: t('triage.decision.answer'), numeric: true, cell: (day) => count(day.answer) },
        {
          key: 'acknowledge',
          header: t('triage.decision.acknowledge'),
          numeric: true,
          cell: (day) => count(day.acknowledge),
        },
        { key: 'watch', header: t('triage.decision.watch'), numeric: true, cell: (day) => count(day.watch) },
        { key: 'none', header: t('triage.decision.none'), numeric: true, cell: (day) => count(day.none) },
        {
          key: 'overridden',
          header: t('triage.days.overridden'),
          numeric: true,
          cell: (day) => count(day.overridden),
        },
      ]}
    />
  );
}

const rateWords = (found: number, judged: number) => rateText(found, judged, (words) => t('triage.weeks.rate', words));

async function download(): Promise<void> {
  await attempt(async () => {
    saveFile('earshot-triage-sample.csv', (await call(exportTriageSample, {})).csv);
  }, t('triage.export.failed'));
}
