import { useState } from 'react';
import { askDisclosure } from '#contract/danger.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type DialogProps = { conversationId: string; onDone: () => void; onClose: () => void };

/** Asks a second person whether something may be told to the police or another authority. */
export function DisclosureDialog({ conversationId, onDone, onClose }: DialogProps) {
  const [asked, setAsked] = useState({ authority: '', what: '', why: '' });
  const form = useSubmission(onClose);
  const lacks = (key: keyof typeof asked) =>
    form.touched && asked[key].trim() === '' ? t('danger.disclose.missing') : null;
  const submit = () => {
    if (Object.values(asked).some((text) => text.trim() === '')) return form.refuse();
    form.submit(async () => {
      await call(askDisclosure, { params: { conversationId }, body: asked });
      onDone();
    });
  };
  return (
    <FormDialog
      title={t('danger.disclose.title')}
      description={t('danger.disclose.body')}
      action={t('danger.disclose.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('danger.disclose.authority')} error={lacks('authority')} required>
        <Input
          maxLength={120}
          value={asked.authority}
          onChange={({ target }) => setAsked({ ...asked, authority: target.value })}
        />
      </Field>
      <Field label={t('danger.disclose.what')} help={t('danger.disclose.what.help')} error={lacks('what')} required>
        <Textarea
          rows={3}
          maxLength={2000}
          value={asked.what}
          onChange={({ target }) => setAsked({ ...asked, what: target.value })}
        />
      </Field>
      <Field label={t('danger.disclose.why')} error={lacks('why')} required>
        <Textarea
          rows={2}
          maxLength={1000}
          value={asked.why}
          onChange={({ target }) => setAsked({ ...asked, why: target.value })}
        />
      </Field>
    </FormDialog>
  );
}
