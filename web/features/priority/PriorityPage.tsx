import Download from 'lucide-react/icons/download';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { priorities } from '#contract/filter.ts';
import { asksNothing, type Category, everyone, type PriorityMatrix } from '#contract/priority.ts';
import { EntryMenu } from '#web/features/policy/EntryMenu.tsx';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { FileButton } from '#web/ui/FileButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Table } from '#web/ui/Table.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { CategoryDialog } from './CategoryDialog.tsx';
import { useConditionWords } from './condition-words.ts';
import { fromCsv, toCsv } from './csv.ts';
import { DurationInput } from './DurationInput.tsx';
import { RightsTable } from './RightsTable.tsx';

/** The priority matrix: kinds of issues, how pressing each is and within which time it is answered. */
export function PriorityPage() {
  return (
    <SettingsPage title={t('policy.priority')} permission="policy.manage" lead={t('policy.priority.lead')}>
      <PolicyEditor kind="priority">{(matrix, change) => <Matrix matrix={matrix} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type MatrixProps = { matrix: PriorityMatrix; onChange: (matrix: PriorityMatrix) => void };

function Matrix({ matrix: { categories }, onChange }: MatrixProps) {
  const [edited, setEdited] = useState<Category | null>(null);
  const words = useConditionWords();
  const put = (next: Category[]) => onChange({ categories: next });
  const change = (id: string, part: Partial<Category>) =>
    put(categories.map((one) => (one.id === id ? { ...one, ...part } : one)));
  /** What asks for nothing stays last: it takes what nothing else took. */
  const isLast = (one: Category) => asksNothing(one.when);
  const move = (one: Category, by: number) => {
    const others = categories.filter(({ id }) => id !== one.id);
    const at = categories.indexOf(one) + by;
    put([...others.slice(0, at), one, ...others.slice(at)]);
  };
  const minutes = (key: 'firstMinutes' | 'nextMinutes' | 'resolutionMinutes', label: string) => ({
    key,
    header: label,
    cell: (one: Category) => (
      <DurationInput
        label={`${label}: ${one.name}`}
        minutes={one[key]}
        isOptional={key === 'resolutionMinutes'}
        onChange={(value) => change(one.id, { [key]: value })}
      />
    ),
  });
  const save = (category: Category) => {
    setEdited(null);
    const isNew = !categories.some(({ id }) => id === category.id);
    if (isNew) put([category, ...categories]);
    else change(category.id, category);
  };
  return (
    <>
      <Spreadsheet categories={categories} onRead={put} onAdd={() => setEdited(newCategory(categories))} />
      <Table
        caption={t('policy.priority')}
        rows={categories}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('policy.category'),
            className: 'min-w-48',
            cell: (one) => (
              <>
                <bdi className="font-medium">{one.name}</bdi>
                <span className="line-clamp-2 text-xs text-ink3">
                  {isLast(one) ? t('policy.when.rest') : words(one.when)}
                </span>
              </>
            ),
          },
          {
            key: 'priority',
            header: t('conversation.priority'),
            cell: (one) => (
              <Select
                label={`${t('conversation.priority')}: ${one.name}`}
                value={one.priority}
                options={priorities.map((value) => ({ value, label: t(`conversation.priority.${value}`) }))}
                onChange={(priority) => change(one.id, { priority })}
                className="min-w-28"
              />
            ),
          },
          minutes('firstMinutes', t('clock.kind.first_response')),
          minutes('nextMinutes', t('clock.kind.next_response')),
          minutes('resolutionMinutes', t('clock.kind.resolution')),
          {
            key: 'more',
            header: <span className="sr-only">{t('policy.category.actions')}</span>,
            isButton: true,
            cell: (one) => (
              <EntryMenu
                name={one.name}
                onEdit={() => setEdited(one)}
                onUp={isLast(one) || categories[0] === one ? null : () => move(one, -1)}
                onDown={isLast(one) || categories.at(-2) === one ? null : () => move(one, 1)}
                onRemove={isLast(one) ? null : () => put(categories.filter(({ id }) => id !== one.id))}
              />
            ),
          },
        ]}
      />
      <RightsTable categories={categories} onEdit={setEdited} />
      {edited && (
        <CategoryDialog
          category={edited}
          takesRest={isLast(edited) && categories.at(-1)?.id === edited.id}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function newCategory(categories: readonly Category[]): Category {
  let n = categories.length + 1;
  while (categories.some(({ id }) => id === `category_${n}`)) n += 1;
  return {
    id: `category_${n}`,
    name: '',
    when: {},
    priority: 'high',
    firstMinutes: 60,
    nextMinutes: 60,
    resolutionMinutes: null,
    ...everyone,
  };
}

type SpreadsheetProps = {
  categories: readonly Category[];
  onRead: (categories: Category[]) => void;
  onAdd: () => void;
};

const wrongWords = ({ line, problem }: { line: number; problem: string | null }) =>
  problem === null ? t('policy.csv.quote', { line }) : t('policy.csv.wrong', { line, problem });

/** The matrix out to a spreadsheet and back in; what comes in is looked at before it holds. */
function Spreadsheet({ categories, onRead, onAdd }: SpreadsheetProps) {
  const save = () => saveFile('priority-matrix.csv', toCsv(categories));
  const read = async (file: File) => {
    const found = fromCsv(await file.text());
    // One file after the other: only what became of the last is news.
    const id = 'spreadsheet';
    if ('problem' in found) notice({ title: wrongWords(found), tone: 'error', id });
    else {
      onRead(found.categories);
      notice({ title: t('policy.csv.read', { count: found.categories.length }), tone: 'ok', id });
    }
  };
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={onAdd}>
        {t('policy.category.new')}
      </Button>
      <span className="flex-1 max-[599px]:hidden" />
      <Button icon={<Download size={15} aria-hidden="true" />} onClick={save}>
        {t('policy.csv.out')}
      </Button>
      <FileButton label={t('policy.csv.in')} accept=".csv,text/csv" onFile={(file) => void read(file)} />
    </div>
  );
}
