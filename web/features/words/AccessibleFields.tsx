import type { WordRules } from '#contract/words.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

type Accessible = WordRules['accessible'];

/** What happens to texts that those who cannot see, or who listen, would not understand. */
export function AccessibleFields({ value, onChange }: { value: Accessible; onChange: (value: Accessible) => void }) {
  return (
    <div className="grid max-w-3xl gap-x-6 gap-y-4 sm:grid-cols-3">
      <Field label={t('words.accessible.alt')}>
        <Select
          value={value.altText}
          options={(['warn', 'stop'] as const).map((one) => ({ value: one, label: t(`words.verdict.${one}`) }))}
          onChange={(altText) => onChange({ ...value, altText })}
        />
      </Field>
      <Field label={t('words.accessible.tags')}>
        <Select
          value={value.tags}
          options={[
            { value: 'hint', label: t('words.verdict.hint') },
            { value: 'off', label: t('words.accessible.off') },
          ]}
          onChange={(tags) => onChange({ ...value, tags })}
        />
      </Field>
      <Field label={t('words.accessible.emoji')}>
        <Select
          value={value.emoji}
          options={[
            { value: 'warn', label: t('words.verdict.warn') },
            { value: 'off', label: t('words.accessible.off') },
          ]}
          onChange={(emoji) => onChange({ ...value, emoji })}
        />
      </Field>
    </div>
  );
}
