import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeProfile } from '#contract/session.ts';
import { call } from '../../api.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { exactTime } from '../../format.ts';
import { currentRegion, languages, localeFor, t } from '../../i18n.ts';
import { followAgent, sessionQuery, useSession } from '../../shell/session.ts';
import {
  contrastChoices,
  setContrastChoice,
  setThemeChoice,
  themeChoices,
  useContrastChoice,
  useThemeChoice,
} from '../../theme.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Input } from '../../ui/Input.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Select } from '../../ui/Select.tsx';
import { notice } from '../../ui/Toast.tsx';
import { regionOptions, timeZoneOptions } from './regions.ts';

/** Name, language, region and time zone in this workspace; theme and contrast belong to the device. */
export function ProfileForm() {
  const { agent } = useSession();
  const queryClient = useQueryClient();
  const theme = useThemeChoice();
  const contrast = useContrastChoice();
  const [profile, setProfile] = useState({
    name: agent.name,
    language: agent.language,
    locale: agent.locale,
    timeZone: agent.timeZone,
  });
  const form = useSubmission();
  const submit = () => {
    if (profile.name.trim() === '') return form.refuse();
    form.submit(async () => {
      await call(changeProfile, { body: profile });
      await followAgent(await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }));
      await queryClient.invalidateQueries({ queryKey: ['people'] });
      notice({ title: t('account.saved'), tone: 'ok' });
    });
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit} className="grid max-w-xl gap-4 sm:grid-cols-2">
      <Field
        label={t('account.name')}
        error={form.touched && profile.name.trim() === '' ? t('entry.name.missing') : undefined}
        required
      >
        <Input
          autoComplete="name"
          maxLength={120}
          value={profile.name}
          onChange={(event) => setProfile({ ...profile, name: event.target.value })}
        />
      </Field>
      <Field label={t('account.email')} help={t('account.email.help')}>
        <Input dir="ltr" readOnly value={agent.email} />
      </Field>
      {languages.length > 1 && (
        <Field label={t('account.language')}>
          <Select
            value={profile.language}
            onChange={(language) => setProfile({ ...profile, language, locale: localeFor(language, profile.locale) })}
            options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      )}
      <Field label={t('account.region')} help={exactTime(new Date())}>
        <Combobox
          value={profile.locale}
          onChange={(locale) => locale && setProfile({ ...profile, locale })}
          options={regionOptions(currentRegion().language, profile.locale)}
        />
      </Field>
      <Field label={t('account.time_zone')}>
        <Combobox
          value={profile.timeZone}
          onChange={(timeZone) => timeZone && setProfile({ ...profile, timeZone })}
          options={timeZoneOptions(profile.timeZone)}
        />
      </Field>
      <Field label={t('account.theme')}>
        <Select
          value={theme}
          onChange={setThemeChoice}
          options={themeChoices.map((choice) => ({ value: choice, label: t(`shell.theme.${choice}`) }))}
        />
      </Field>
      <Field label={t('account.contrast')}>
        <Select
          value={contrast}
          onChange={setContrastChoice}
          options={contrastChoices.map((choice) => ({ value: choice, label: t(`account.contrast.${choice}`) }))}
        />
      </Field>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <Problem>{form.problem}</Problem>
        <Button type="submit" tone="primary" busy={form.isBusy} className="self-start">
          {t('ui.save')}
        </Button>
      </div>
    </Form>
  );
}
