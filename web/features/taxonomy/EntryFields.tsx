import { Link } from '@tanstack/react-router';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useState } from 'react';
import type { Entry } from '#contract/taxonomy.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type FieldsProps = {
  entry: Entry;
  others: readonly Entry[];
  onChange: (entry: Entry) => void;
  /** It becomes part of another. */
  onMerge: (into: string) => void;
  /** It goes before the one above it; null where there is none, or the order says nothing. */
  onRaise: (() => void) | null;
};

/** One theme, intent or product: its name and when a message belongs to it, the words and examples by which it is known. */
export function EntryFields({ entry, others, onChange, onMerge, onRaise }: FieldsProps) {
  const { kind, name, description, words, examples } = entry;
  // Found by its key, or the fields would shut while a name is typed.
  const [isNew] = useState(name === '');
  return (
    <details open={isNew} className="px-3.5 py-2.5">
      <summary className="cursor-pointer">
        <bdi className="font-medium">{name || t(`taxonomy.new.${kind}`)}</bdi>{' '}
        <span className="text-xs text-ink3">
          {t('taxonomy.known_by', { words: words.length, examples: examples.length })}
        </span>
      </summary>
      <div className="mt-3 flex max-w-xl flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {!isNew && (
            <Link to="/settings/themes" search={{ entry: entry.id }} className="text-xs text-accent hover:underline">
              {t('themes.open')}
            </Link>
          )}
          {onRaise && (
            <Button size="small" icon={<ArrowUp size={14} aria-hidden="true" />} onClick={onRaise}>
              {t('taxonomy.raise')}
            </Button>
          )}
        </p>
        <Field label={t('taxonomy.name')}>
          <Input
            // Whoever adds one names it next.
            autoFocus={isNew}
            value={name}
            maxLength={60}
            onChange={({ target }) => onChange({ ...entry, name: target.value })}
          />
        </Field>
        <Field label={t('taxonomy.description')} optional>
          <Textarea
            rows={2}
            maxLength={500}
            value={description}
            onChange={({ target }) => onChange({ ...entry, description: target.value })}
          />
        </Field>
        <Field
          label={t(kind === 'product' ? 'taxonomy.names' : 'policy.words')}
          help={t(kind === 'product' ? 'taxonomy.names.help' : 'policy.words.help')}
          optional
        >
          <Textarea
            rows={3}
            defaultValue={words.join('\n')}
            onChange={({ target }) => onChange({ ...entry, words: linesOf(target.value) })}
          />
        </Field>
        <Field label={t('taxonomy.examples')} help={t('taxonomy.examples.help')} optional>
          <Textarea
            rows={4}
            defaultValue={examples.join('\n')}
            onChange={({ target }) => onChange({ ...entry, examples: textLines(target.value) })}
          />
        </Field>
        {others.length > 0 && (
          <Field label={t('taxonomy.merge')} optional>
            <Select
              value={null}
              placeholder={t('taxonomy.merge.none')}
              options={others.map((other) => ({ value: other.id, label: other.name }))}
              onChange={onMerge}
            />
          </Field>
        )}
      </div>
    </details>
  );
}

/** One message a line: commas belong to it. */
const textLines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
