import { useState } from 'react';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import { createTicketForm } from '#contract/ticket-form.ts';
import { call } from '#web/api.ts';
import { LinkDialog } from '#web/domain/LinkDialog.tsx';
import { useSubmission } from '#web/domain/use-submission.ts';
import { exactTime } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type TicketFormDialogProps = {
  conversationId: string;
  /** In which the customer wrote, as far as it is known. */
  language: string | null;
  onClose: () => void;
};

/** Makes a form by which the customer tells the rest in private, and shows its link this once. */
export function TicketFormDialog({ conversationId, language: theirs, onClose }: TicketFormDialogProps) {
  const region = currentRegion();
  const own = languageCodes.find((code) => code === region.language) ?? 'en';
  const [language, setLanguage] = useState<LanguageCode>(
    () => languageCodes.find((code) => code === theirs?.slice(0, 2)) ?? own,
  );
  const [about, setAbout] = useState('');
  const form = useSubmission();
  const [made, setMade] = useState<{ path: string; expiresAt: string } | null>(null);

  if (made)
    return (
      <LinkDialog
        title={t('form.made')}
        description={t('form.made.body', { when: exactTime(new Date(made.expiresAt)) })}
        label={t('form.link')}
        value={location.origin + made.path}
        onClose={onClose}
      />
    );
  const make = async () =>
    setMade(await call(createTicketForm, { params: { conversationId }, body: { about: about.trim(), language } }));
  const names = new Intl.DisplayNames(own, { type: 'language' });
  return (
    <FormDialog
      title={t('form.make')}
      description={t('form.make.body')}
      size="small"
      action={t('form.make.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={() => form.submit(make)}
      onClose={onClose}
    >
      <Field label={t('form.about')} help={t('form.about.help')} optional>
        <Textarea rows={2} maxLength={500} autoFocus value={about} onChange={({ target }) => setAbout(target.value)} />
      </Field>
      <Field label={t('form.language')}>
        <Select
          value={language}
          onChange={(value) => setLanguage(languageCodes.find((code) => code === value) ?? own)}
          options={languageCodes.map((code) => ({ value: code, label: names.of(code) ?? code }))}
        />
      </Field>
    </FormDialog>
  );
}
