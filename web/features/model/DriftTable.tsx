import type { Drift } from '#contract/model.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { labelName } from '#web/features/verdict/words.ts';
import { count, percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Table } from '#web/ui/Table.tsx';
import { Tag } from '#web/ui/Tag.tsx';

/** A share that moved by so much, on so many messages, is pointed at. */
const muchPoints = 0.1;
const leastMessages = 100;

/** What is found more or less often this week than before: the customers changed, or the models fit them less. */
export function DriftTable({ drift }: { drift: readonly Drift[] }) {
  const [first] = drift;
  const names = useEntryNames();
  return (
    <SettingsSection title={t('model.drift')} lead={t('model.drift.lead')}>
      {first ? (
        <>
          <p className="mb-2 text-xs text-ink3">
            {t('model.drift.of', { now: first.messages, before: first.messagesBefore })}
          </p>
          <Table
            caption={t('model.drift')}
            columns={[
              {
                key: 'label',
                header: t('model.label'),
                cell: ({ task, label }) => `${t(`verdict.task.${task}`)}: ${labelName(task, label, names)}`,
              },
              { key: 'share', header: t('model.drift.now'), numeric: true, cell: ({ share }) => percent(share) },
              {
                key: 'before',
                header: t('model.drift.before'),
                numeric: true,
                cell: ({ before, messagesBefore }) => (messagesBefore === 0 ? '–' : percent(before)),
              },
              { key: 'mark', header: t('model.drift.change'), numeric: true, cell: (one) => <Change drift={one} /> },
            ]}
            rows={drift}
            rowKey={({ task, label }) => `${task} ${label}`}
          />
        </>
      ) : (
        <p className="text-ink3">{t('model.drift.none')}</p>
      )}
    </SettingsSection>
  );
}

function Change({ drift: { share, before, messages, messagesBefore } }: { drift: Drift }) {
  if (messages === 0 || messagesBefore === 0) return '–';
  const points = share - before;
  const words = `${points > 0 ? '+' : points < 0 ? '−' : ''}${count(Math.abs(Math.round(points * 100)))}`;
  const isMuch = Math.abs(points) >= muchPoints && Math.min(messages, messagesBefore) >= leastMessages;
  return isMuch ? <Tag tone="soon">{words}</Tag> : words;
}
