import { useState } from 'react';
import { consentPurposes, consentWays } from '#contract/consent.ts';
import { type Consent, type ContactDetail, consentSources } from '#contract/contact.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useContactCommands } from './commands.ts';

/** A moment as the browser's date and time box takes it, in its own zone. */
function boxTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const hasBeen = (at: string) => new Date(at).getTime() <= Date.now();

type DialogProps = { contact: Pick<ContactDetail, 'id' | 'name'>; onClose: () => void };

/** Records what a person agreed to or took back. */
export function ConsentDialog({ contact, onClose }: DialogProps) {
  const { addConsent } = useContactCommands(contact.id);
  const [given, setGiven] = useState<'yes' | 'no'>('yes');
  const [purpose, setPurpose] = useState<Consent['purpose']>('service');
  const [way, setWay] = useState<Consent['way']>('direct_message');
  const [source, setSource] = useState<Consent['source']>('conversation');
  const [at, setAt] = useState(() => boxTime(new Date()));
  const [how, setHow] = useState('');
  const form = useSubmission(onClose);
  const submit = () => {
    if (!hasBeen(at)) return form.refuse();
    const consent = { given: given === 'yes', purpose, way, source, at: new Date(at).toISOString(), how };
    form.submit(() => addConsent(consent));
  };
  return (
    <FormDialog
      title={t('contact.consent.add')}
      description={t('contact.consent.add.lead', { name: contact.name })}
      action={t('contact.consent.add')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
      layout="grid sm:grid-cols-2"
    >
      <Field label={t('contact.consent.given.label')}>
        <Select
          value={given}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`contact.consent.given.${value}`),
          }))}
          onChange={setGiven}
        />
      </Field>
      <Field
        label={t('contact.consent.at')}
        error={form.touched && !hasBeen(at) ? t('contact.consent.at.wrong') : undefined}
        required
      >
        <Input
          type="datetime-local"
          max={boxTime(new Date())}
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
      </Field>
      <Field label={t('contact.consent.purpose')}>
        <Select
          value={purpose}
          options={consentPurposes.map((value) => ({ value, label: t(`contact.consent.purpose.${value}`) }))}
          onChange={setPurpose}
        />
      </Field>
      <Field label={t('contact.consent.way')}>
        <Select
          value={way}
          options={consentWays.map((value) => ({ value, label: t(`contact.consent.way.${value}`) }))}
          onChange={setWay}
        />
      </Field>
      <Field label={t('contact.consent.source')} className="sm:col-span-2">
        <Select
          value={source}
          options={consentSources.map((value) => ({ value, label: t(`contact.consent.source.${value}`) }))}
          onChange={setSource}
        />
      </Field>
      <Field label={t('contact.consent.how')} error={form.problem} optional className="sm:col-span-2">
        <Textarea rows={2} maxLength={500} value={how} onChange={({ target }) => setHow(target.value)} />
      </Field>
    </FormDialog>
  );
}
