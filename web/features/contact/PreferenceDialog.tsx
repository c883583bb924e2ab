import { useState } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import type { PersonQuiet } from '#contract/contact-preference.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { writtenLanguages } from '#web/domain/written-languages.ts';
import { languageName } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useContactCommands } from './commands.ts';
import { wayName } from './preference-words.ts';

/** Any value but these is a way or a language. */
const any = '';

type DialogProps = { contact: ContactDetail; onClose: () => void };

/** Asks by which way, in which language and at which hours a person wants to be written to. */
export function PreferenceDialog({ contact, onClose }: DialogProps) {
  const { prefer } = useContactCommands(contact.id);
  const known = contact.preference;
  const [way, setWay] = useState(known?.way ?? any);
  const [language, setLanguage] = useState(known?.language ?? any);
  const [isQuiet, setIsQuiet] = useState(known?.quiet != null);
  const [quiet, setQuiet] = useState<PersonQuiet>(
    () => known?.quiet ?? { from: '22:00', to: '08:00', timeZone: currentRegion().timeZone },
  );
  const form = useSubmission(onClose);
  const ways = [
    ...new Set([...contact.profiles.map(({ network }) => network), 'email', 'phone', ...(way ? [way] : [])]),
  ];
  const languages = [...new Set([...writtenLanguages, ...(language ? [language] : [])])];
  const zones = Intl.supportedValuesOf('timeZone');
  const isEmpty = isQuiet && quiet.from === quiet.to;
  const submit = () => {
    if (isEmpty) return form.refuse();
    form.submit(() => prefer({ way: way || null, language: language || null, quiet: isQuiet ? quiet : null }));
  };
  const time = (part: 'from' | 'to', wrong?: string) => (
    <Field label={t(`contact.preference.${part}`)} error={wrong}>
      <Input
        type="time"
        value={quiet[part]}
        onChange={({ target }) => target.value && setQuiet({ ...quiet, [part]: target.value })}
      />
    </Field>
  );
  return (
    <FormDialog
      title={t('contact.preference.edit')}
      description={t('contact.preference.lead', { name: contact.name })}
      action={t('contact.preference.save')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
      layout="grid sm:grid-cols-2"
    >
      <Field label={t('contact.preference.way')}>
        <Select
          value={way}
          onChange={setWay}
          options={[
            { value: any, label: t('contact.preference.any') },
            ...ways.map((value) => ({ value, label: wayName(value) })),
          ]}
        />
      </Field>
      <Field label={t('contact.preference.language')}>
        <Select
          value={language}
          onChange={setLanguage}
          options={[
            { value: any, label: t('contact.preference.any') },
            ...languages.map((value) => ({ value, label: languageName(value) })),
          ]}
        />
      </Field>
      <div className="sm:col-span-2">
        <Switch
          label={t('contact.preference.quiet')}
          help={t('contact.preference.quiet.help')}
          checked={isQuiet}
          onChange={setIsQuiet}
        />
      </div>
      {isQuiet && (
        <>
          {time('from')}
          {time('to', form.touched && isEmpty ? t('contact.preference.same') : undefined)}
          <Field label={t('contact.preference.zone')} className="sm:col-span-2">
            <Select
              value={quiet.timeZone}
              onChange={(timeZone) => setQuiet({ ...quiet, timeZone })}
              options={[...new Set([...zones, quiet.timeZone])].map((zone) => ({
                value: zone,
                label: zone.replaceAll('_', ' '),
              }))}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
