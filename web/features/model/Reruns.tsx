import { useState } from 'react';
import type { Rerun } from '#contract/model.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { labelName } from '#web/features/verdict/words.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Progress } from '#web/ui/Progress.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Table } from '#web/ui/Table.tsx';
import { useModelCommands } from './commands.ts';
import { isUnderWay } from './queries.ts';

const periods = ['7', '30', '90', '365'] as const;

/** The past judged anew: first what would change, then for good. */
export function Reruns({ rerun }: { rerun: Rerun | null }) {
  const { start, cancel } = useModelCommands();
  const [days, setDays] = useState<(typeof periods)[number]>('30');
  return (
    <SettingsSection title={t('model.rerun')} lead={t('model.rerun.lead')}>
      {isUnderWay(rerun) ? (
        <div className="rounded-lg border border-line bg-panel p-4">
          <Progress
            label={t(rerun.state === 'cancelling' ? 'model.rerun.stopping' : 'model.rerun.running', {
              kind: rerun.isPreview ? 'preview' : 'real',
            })}
            done={rerun.done}
            total={rerun.total}
            onCancel={rerun.state === 'cancelling' ? undefined : () => void cancel(rerun.id)}
          />
        </div>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label={t('model.rerun.period')}
            value={days}
            onChange={setDays}
            options={periods.map((value) => ({ value, label: t('model.rerun.days', { days: Number(value) }) }))}
            className="w-44"
          />
          <Button onClick={() => void start(Number(days), true)}>{t('model.rerun.preview')}</Button>
          <Button tone="primary" onClick={() => void start(Number(days), false)}>
            {t('model.rerun.start')}
          </Button>
        </div>
      )}
      {rerun && !isUnderWay(rerun) && <Outcome rerun={rerun} />}
    </SettingsSection>
  );
}

function Outcome({ rerun }: { rerun: Rerun }) {
  const { state, isPreview, done, days, changes, startedAt } = rerun;
  const names = useEntryNames();
  return (
    <div className="mt-4">
      <p className="mb-2 text-ink2">
        {t('model.rerun.done', { kind: isPreview ? 'preview' : 'real', state, count: done, days })} ·{' '}
        <RelativeTime at={startedAt} />
      </p>
      {changes.length === 0 ? (
        <p className="text-ink3">{t('model.rerun.nothing')}</p>
      ) : (
        <Table
          caption={t('model.rerun.changes')}
          columns={[
            { key: 'task', header: t('model.task'), cell: ({ task }) => t(`verdict.task.${task}`) },
            { key: 'from', header: t('model.from'), cell: ({ task, from }) => labelName(task, from, names) },
            { key: 'to', header: t('model.to'), cell: ({ task, to }) => labelName(task, to, names) },
            { key: 'count', header: t('model.messages'), numeric: true, cell: (one) => count(one.count) },
          ]}
          rows={changes}
          rowKey={({ task, from, to }) => `${task} ${from} ${to}`}
        />
      )}
    </div>
  );
}
