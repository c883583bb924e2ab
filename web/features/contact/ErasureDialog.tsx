import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ContactDetail, type ErasureScope, eraseContact } from '#contract/contact.ts';
import { call } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useSubmission } from '#web/domain/use-submission.ts';
import { listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { erasureQuery } from './queries.ts';

type ErasureProps = { contact: ContactDetail; onClose: () => void; onErased: () => Promise<void> };

/** Says what an erasure takes away and what stays, asks for the name, and tells what went. */
export function ErasureDialog({ contact, onClose, onErased }: ErasureProps) {
  const client = useQueryClient();
  const preview = useQuery(erasureQuery(contact.id));
  const [name, setName] = useState('');
  const form = useSubmission();
  const erase = async () => {
    const scope = await call(eraseContact, { params: { contactId: contact.id }, body: { name } });
    await onErased();
    notice({
      title: t('contact.erase.done'),
      description: listOf(wordsOf(scope), 'and'),
      tone: 'ok',
      timeoutMs: 0,
    });
    // Nothing of the person stays in this browser's memory.
    client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries();
  };
  const submit = () => {
    if (name.trim() !== contact.name.trim()) form.refuse(t('contact.erase.wrong'));
    else form.submit(erase);
  };
  return (
    <FormDialog
      title={t('contact.erase.title', { name: contact.name })}
      description={t('contact.erase.lead')}
      action={t('contact.erase.run')}
      danger
      busy={form.isBusy}
      disabled={!preview.data}
      onSubmit={submit}
      onClose={onClose}
    >
      <Loaded query={preview}>{(scope) => <Numbers scope={scope} />}</Loaded>
      <p className="text-ink2">{t('contact.erase.stays')}</p>
      <Field label={t('contact.erase.type', { name: contact.name })} error={form.problem} required>
        <Input autoComplete="off" maxLength={300} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
    </FormDialog>
  );
}

const parts = [
  'profiles',
  'conversations',
  'messages',
  'attachments',
  'notes',
  'drafts',
  'deliveries',
  'events',
] as const satisfies readonly (keyof ErasureScope)[];

/** How many of each, without what there is none of. */
const wordsOf = (scope: ErasureScope): string[] =>
  parts.flatMap((part) => (scope[part] > 0 ? [t(`contact.erase.${part}`, { count: scope[part] })] : []));

function Numbers({ scope }: { scope: ErasureScope }) {
  return (
    <ul
      aria-label={t('contact.erase.what')}
      className="grid gap-x-4 gap-y-1 rounded-md bg-late-bg px-4 py-3 text-late sm:grid-cols-2"
    >
      {wordsOf(scope).map((words) => (
        <li key={words} className="tabular-nums">
          {words}
        </li>
      ))}
    </ul>
  );
}
