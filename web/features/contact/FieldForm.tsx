import { useState } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import type { ContactField } from '#contract/contact-field.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useContactCommands } from './commands.ts';
import { fieldName, readTyped, typedValue } from './field-text.ts';
import { InPlaceForm } from './InPlaceForm.tsx';
import { staleOr } from './stale-or.ts';

type FormProps = { contact: ContactDetail; field: ContactField; onClose: () => void };

/** One field in the control of its kind; what it does not take is said before it is sent. */
export function FieldForm({ contact, field, onClose }: FormProps) {
  const { change } = useContactCommands(contact.id);
  const before = contact.fields[field.key];
  const [typed, setTyped] = useState(typedValue(before));
  const form = useSubmission(onClose, staleOr);
  const name = fieldName(field);
  const submit = () => {
    const value = readTyped(field, typed);
    if (value === undefined) form.refuse(t(`contact.field.wrong.${field.kind}`));
    else if (value === (before ?? null)) onClose();
    else form.submit(() => change({ fields: { [field.key]: value } }, t('contact.field.changed', { field: name })));
  };
  return (
    <InPlaceForm busy={form.isBusy} onSubmit={submit} onClose={onClose}>
      <Field label={name} error={form.problem}>
        <Control field={field} typed={typed} onChange={setTyped} />
      </Field>
    </InPlaceForm>
  );
}

type ControlProps = { field: ContactField; typed: string; onChange: (typed: string) => void };

const inputs = {
  text: { type: 'text' },
  // The browser's number box drops what it cannot read; ours says so.
  number: { type: 'text', inputMode: 'decimal', dir: 'ltr' },
  date: { type: 'date' },
  mail: { type: 'email', dir: 'ltr', autoComplete: 'off' },
  phone: { type: 'tel', dir: 'ltr', autoComplete: 'off' },
} as const;

function Control({ field: { kind, choices }, typed, onChange }: ControlProps) {
  const none = { value: '', label: t('contact.field.empty') };
  if (kind === 'choice')
    return (
      <Select
        value={typed}
        options={[none, ...choices.map((choice) => ({ value: choice, label: choice }))]}
        onChange={onChange}
      />
    );
  if (kind === 'yes_no')
    return (
      <Select
        value={typed}
        options={[
          none,
          { value: 'true', label: t('contact.field.yes') },
          { value: 'false', label: t('contact.field.no') },
        ]}
        onChange={onChange}
      />
    );
  return (
    <Input
      {...inputs[kind]}
      autoFocus
      maxLength={500}
      value={typed}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
