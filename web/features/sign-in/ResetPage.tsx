import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getPasswordReset, resetPassword } from '#contract/session.ts';
import { call, errorMessage } from '../../api.ts';
import { NewPasswordField } from '../../domain/PersonFields.tsx';
import { problemOfPassword } from '../../domain/person-form.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Problem } from '../../ui/Problem.tsx';

/** Sets a new password by a link that an owner or lead made. */
export function ResetPage() {
  const { token } = useParams({ from: '/reset/$token' });
  const reset = useQuery({
    queryKey: ['reset', token],
    queryFn: () => call(getPasswordReset, { params: { token } }),
  });
  const [password, setPassword] = useState('');
  const [isSaved, setSaved] = useState(false);
  const form = useSubmission(() => setSaved(true));
  const problem = problemOfPassword(password);
  const submit = () => {
    if (problem) return form.refuse();
    form.submit(() => call(resetPassword, { params: { token }, body: { password } }));
  };

  if (reset.isPending) return <EntryPage title={t('reset.title')}>{t('entry.loading')}</EntryPage>;
  if (reset.isError) return <EntryPage title={t('reset.gone')}>{errorMessage(reset.error)}</EntryPage>;
  if (isSaved)
    return (
      <EntryPage title={t('reset.done')} lead={t('reset.done.body')}>
        <Link to="/sign-in" className="font-semibold text-accent underline underline-offset-2">
          {t('sign_in.action')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('reset.title')} lead={t('reset.for', { email: reset.data.email })}>
      <Form busy={form.isBusy} onSubmit={submit} className="flex flex-col gap-4">
        <input type="email" name="email" autoComplete="username" value={reset.data.email} readOnly hidden />
        <NewPasswordField
          value={password}
          error={form.touched ? problem : undefined}
          onChange={setPassword}
          autoFocus
        />
        <Problem>{form.problem}</Problem>
        <Button type="submit" tone="primary" busy={form.isBusy} className="self-end">
          {t('reset.action')}
        </Button>
      </Form>
    </EntryPage>
  );
}
