import { Link } from '@tanstack/react-router';
import type { Theme } from '#contract/taxonomy.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type FieldsProps = {
  theme: Theme;
  others: readonly Theme[];
  onChange: (theme: Theme) => void;
  /** It becomes part of another. */
  onMerge: (into: string) => void;
};

/** One theme: its name and when a message belongs to it, the words and examples by which it is known. */
export function ThemeFields({ theme, others, onChange, onMerge }: FieldsProps) {
  const { name, description, words, examples } = theme;
  return (
    <details open={name === ''} className="px-3.5 py-2.5">
      <summary className="cursor-pointer">
        <span className="font-medium">{name || t('taxonomy.new')}</span>{' '}
        <span className="text-xs text-ink3">
          {t('taxonomy.known_by', { words: words.length, examples: examples.length })}
        </span>
      </summary>
      <div className="mt-3 flex max-w-xl flex-col gap-3">
        {name !== '' && (
          <Link
            to="/settings/themes"
            search={{ theme: theme.id }}
            className="w-fit text-xs text-accent hover:underline"
          >
            {t('themes.open')}
          </Link>
        )}
        <Field label={t('taxonomy.name')}>
          <Input value={name} maxLength={60} onChange={({ target }) => onChange({ ...theme, name: target.value })} />
        </Field>
        <Field label={t('taxonomy.description')} optional>
          <Textarea
            rows={2}
            maxLength={500}
            value={description}
            onChange={({ target }) => onChange({ ...theme, description: target.value })}
          />
        </Field>
        <Field label={t('policy.words')} help={t('policy.words.help')} optional>
          <Textarea
            rows={3}
            defaultValue={words.join('\n')}
            onChange={({ target }) => onChange({ ...theme, words: linesOf(target.value) })}
          />
        </Field>
        <Field label={t('taxonomy.examples')} help={t('taxonomy.examples.help')} optional>
          <Textarea
            rows={4}
            defaultValue={examples.join('\n')}
            onChange={({ target }) => onChange({ ...theme, examples: textLines(target.value) })}
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
