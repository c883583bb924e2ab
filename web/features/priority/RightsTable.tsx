import type { Category } from '#contract/priority.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Table } from '#web/ui/Table.tsx';
import { useRightWords } from './right-words.ts';

/** Whose each kind of matter is: who may answer it and who can resolve it. */
export function RightsTable({
  categories,
  onEdit,
}: {
  categories: readonly Category[];
  onEdit: (one: Category) => void;
}) {
  const { answer, resolve } = useRightWords();
  return (
    <div className="mt-8">
      <SettingsSection title={t('policy.rights')} lead={t('policy.rights.lead')}>
        <Table
          caption={t('policy.rights')}
          rows={categories}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('policy.category'),
              cell: (one) => (
                <button type="button" onClick={() => onEdit(one)} className="text-start font-medium hover:underline">
                  <bdi>{one.name}</bdi>
                </button>
              ),
            },
            { key: 'answer', header: t('policy.answer'), cell: answer, className: 'text-ink2' },
            { key: 'resolve', header: t('policy.resolve'), cell: resolve, className: 'text-ink2' },
          ]}
        />
      </SettingsSection>
    </div>
  );
}
