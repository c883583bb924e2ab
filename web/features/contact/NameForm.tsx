import { useState } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { useContactCommands } from './commands.ts';
import { InPlaceForm } from './InPlaceForm.tsx';
import { staleOr } from './stale-or.ts';

/** The name, changed where it stands. */
export function NameForm({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const { change } = useContactCommands(contact.id);
  const [name, setName] = useState(contact.name);
  const form = useSubmission(onClose, staleOr);
  const submit = () => {
    const wanted = name.trim();
    if (wanted === '') form.refuse(t('contact.name.missing'));
    else if (wanted === contact.name) onClose();
    else form.submit(() => change({ name: wanted }, t('contact.name.changed', { name: wanted })));
  };
  return (
    <InPlaceForm busy={form.isBusy} onSubmit={submit} onClose={onClose}>
      <h1 className="sr-only">{contact.name}</h1>
      <Field label={t('contact.name')} error={form.problem} required>
        <Input autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </InPlaceForm>
  );
}
