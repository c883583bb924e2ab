import { useState } from 'react';
import { WordRule, WordVerdict } from '#contract/words.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type DialogProps = { rule: WordRule; onSave: (rule: WordRule) => void; onClose: () => void };

/** Words, where they count, and what happens to a text that says them. */
export function WordRuleDialog({ rule, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(rule);
  const [phrases, setPhrases] = useState(rule.phrases.join('\n'));
  const [touched, setTouched] = useState(false);
  const read = WordRule.safeParse({ ...edited, phrases: linesOf(phrases) });
  const submit = () => {
    setTouched(true);
    if (read.success) onSave(read.data);
  };
  const lacksWords = linesOf(phrases).length === 0;
  const lacksWhy = edited.why.trim() === '';
  return (
    <FormDialog title={t('words.rule')} action={t('policy.category.take')} onSubmit={submit} onClose={onClose}>
      <Field
        label={t('words.phrases')}
        help={t('words.phrases.help')}
        error={touched && lacksWords ? t('words.phrases.missing') : null}
      >
        <Textarea rows={3} value={phrases} onChange={({ target }) => setPhrases(target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('words.verdict')}>
          <Select
            value={edited.verdict}
            options={WordVerdict.options.map((value) => ({ value, label: t(`words.verdict.${value}`) }))}
            onChange={(verdict) => setEdited({ ...edited, verdict })}
          />
        </Field>
        <Field label={t('words.stage')}>
          <Select
            value={edited.stage}
            options={(['any', 'public', 'private'] as const).map((value) => ({
              value,
              label: t(`words.stage.${value}`),
            }))}
            onChange={(stage) => setEdited({ ...edited, stage })}
          />
        </Field>
      </div>
      <Field
        label={t('words.why')}
        help={t('words.why.help')}
        error={touched && lacksWhy ? t('words.why.missing') : null}
      >
        <Input
          maxLength={200}
          value={edited.why}
          onChange={({ target }) => setEdited({ ...edited, why: target.value })}
        />
      </Field>
      <Field label={t('words.instead')} optional>
        <Input
          maxLength={200}
          value={edited.instead}
          onChange={({ target }) => setEdited({ ...edited, instead: target.value })}
        />
      </Field>
      {touched && !read.success && !lacksWords && !lacksWhy && (
        <p role="alert" className="text-late">
          {t('policy.incomplete')}
        </p>
      )}
    </FormDialog>
  );
}
