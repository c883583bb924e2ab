import Plus from 'lucide-react/icons/plus';
import { type Entry, type EntryKind, standing, type Taxonomy } from '#contract/taxonomy.ts';
import { taxonomyIn } from '#contract/taxonomy-names.ts';
import { newId } from '#web/domain/new-id.ts';
import { currentLanguage, t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { EntryFields } from './EntryFields.tsx';

type ListProps = { kind: EntryKind; body: Taxonomy; onChange: (body: Taxonomy) => void };

/** All entries of one kind, and what became part of others. */
export function EntryList({ kind, body, onChange }: ListProps) {
  const { entries } = body;
  const own = standing(body, kind);
  const merged = entries.filter((entry) => entry.kind === kind && entry.mergedInto !== null);
  const put = (next: Entry) => onChange({ entries: entries.map((one) => (one.id === next.id ? next : one)) });
  /** What was part of it goes with it. */
  const merge = (id: string, into: string) =>
    onChange({
      entries: entries.map((one) => (one.id === id || one.mergedInto === id ? { ...one, mergedInto: into } : one)),
    });
  /** Changes places with the one above it. */
  const raise = (id: string, above: string) => {
    const at = (wanted: string) => entries.find((one) => one.id === wanted) as Entry;
    const swapped = new Map([
      [id, at(above)],
      [above, at(id)],
    ]);
    onChange({ entries: entries.map((one) => swapped.get(one.id) ?? one) });
  };
  const add = (more: readonly Entry[]) => onChange({ entries: [...entries, ...more] });
  return (
    <>
      <SettingsSection title={t(`taxonomy.of.${kind}`)} lead={t(`taxonomy.lead.${kind}`)}>
        {own.length === 0 ? (
          <EmptyState title={t(`taxonomy.none.${kind}`)}>
            <p className="mb-3">{t(`taxonomy.none.${kind}.body`)}</p>
            <span className="flex flex-wrap justify-center gap-2">
              {kind === 'intent' && merged.length === 0 && (
                <Button
                  tone="primary"
                  onClick={() => add(newOf(standing(taxonomyIn(currentLanguage()), 'intent'), entries))}
                >
                  {t('taxonomy.start')}
                </Button>
              )}
              <Add kind={kind} onAdd={add} isFirst={kind !== 'intent'} />
            </span>
          </EmptyState>
        ) : (
          <>
            <ul className="mb-3 divide-y divide-line rounded-md border border-line bg-panel">
              {own.map((entry, n) => (
                <li key={entry.id}>
                  <EntryFields
                    entry={entry}
                    others={own.filter(({ id }) => id !== entry.id)}
                    onChange={put}
                    onMerge={(into) => merge(entry.id, into)}
                    onRaise={kind === 'intent' && n > 0 ? () => raise(entry.id, own[n - 1]?.id ?? entry.id) : null}
                  />
                </li>
              ))}
            </ul>
            <Add kind={kind} onAdd={add} />
          </>
        )}
      </SettingsSection>
      {merged.length > 0 && (
        <SettingsSection title={t('taxonomy.merged')} lead={t('taxonomy.merged.lead')}>
          <ul className="divide-y divide-line rounded-md border border-line bg-panel">
            {merged.map((entry) => (
              <li key={entry.id} className="flex min-h-12 flex-wrap items-center gap-3 px-3.5 py-2">
                <span className="min-w-0 flex-1">
                  {t('taxonomy.merged.into', {
                    name: entry.name,
                    other: own.find(({ id }) => id === entry.mergedInto)?.name ?? '',
                  })}
                </span>
                <Button size="small" onClick={() => put({ ...entry, mergedInto: null })}>
                  {t('taxonomy.part')}
                </Button>
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
    </>
  );
}

/** Those of which there is none yet. */
const newOf = (wanted: readonly Entry[], entries: readonly Entry[]) =>
  wanted.filter(({ id }) => !entries.some((one) => one.id === id));

type AddProps = {
  kind: EntryKind;
  onAdd: (more: readonly Entry[]) => void;
  /** The one thing to do where there is nothing yet. */
  isFirst?: boolean;
};

function Add({ kind, onAdd, isFirst = false }: AddProps) {
  return (
    <Button
      {...(isFirst ? { tone: 'primary' as const } : {})}
      icon={<Plus size={15} aria-hidden="true" />}
      onClick={() => onAdd([{ ...blank, kind, id: `t${newId().slice(-12)}` }])}
    >
      {t(`taxonomy.add.${kind}`)}
    </Button>
  );
}

const blank: Omit<Entry, 'id' | 'kind'> = {
  name: '',
  description: '',
  words: [],
  examples: [],
  mergedInto: null,
  splitFrom: null,
};
