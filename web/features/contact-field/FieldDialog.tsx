import { useState } from 'react';
import { type ContactField, fieldKinds } from '#contract/contact-field.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useFieldCommands } from './commands.ts';

type DialogProps = { field: ContactField | null; onClose: () => void };

/** Makes a field, or changes its name, choices and whether it is personal. */
export function FieldDialog({ field, onClose }: DialogProps) {
  const { create, change } = useFieldCommands();
  const [name, setName] = useState(field?.name ?? '');
  const [kind, setKind] = useState(field?.kind ?? 'text');
  const [lines, setLines] = useState(field?.choices.join('\n') ?? '');
  const [personal, setPersonal] = useState(field?.personal ?? false);
  const form = useSubmission(onClose);
  const choices = kind === 'choice' ? choicesOf(lines) : [];
  const nameProblem = name.trim() === '' ? t('contact_field.name.missing') : null;
  const choiceProblem = kind === 'choice' ? problemOf(choices) : null;
  const submit = () => {
    if (nameProblem ?? choiceProblem) return form.refuse();
    const content = { name: name.trim(), kind, choices, personal };
    form.submit(() => (field ? change(field.key, content) : create(content)));
  };
  return (
    <FormDialog
      title={field ? t('contact_field.edit', { name: field.name }) : t('contact_field.new')}
      action={t(field ? 'ui.save' : 'contact_field.create')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('contact_field.name')} error={(form.touched && nameProblem) || form.problem} required>
        <Input maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label={t('contact_field.kind')} help={field ? t('contact_field.kind.fixed') : undefined}>
        <Select
          value={kind}
          disabled={field !== null}
          options={fieldKinds.map((value) => ({ value, label: t(`contact_field.kind.${value}`) }))}
          onChange={setKind}
        />
      </Field>
      {kind === 'choice' && (
        <Field
          label={t('contact_field.choices')}
          help={t('contact_field.choices.help')}
          error={form.touched && choiceProblem}
          required
        >
          <Textarea rows={4} value={lines} onChange={({ target }) => setLines(target.value)} />
        </Field>
      )}
      <Checkbox
        checked={personal}
        onChange={setPersonal}
        label={t('contact_field.personal')}
        help={t('contact_field.personal.help')}
      />
    </FormDialog>
  );
}

const choicesOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function problemOf(choices: readonly string[]): string | null {
  if (choices.length === 0) return t('contact_field.choices.missing');
  const isFine =
    choices.length <= 50 && new Set(choices).size === choices.length && choices.every((choice) => choice.length <= 60);
  return isFine ? null : t('contact_field.choices.twice');
}
