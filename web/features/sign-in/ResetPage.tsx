import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { getPasswordReset, resetPassword } from '#contract/session.ts';
import { call, errorMessage } from '../../api.ts';
import { FormError } from '../../domain/FormError.tsx';
import { NewPasswordField } from '../../domain/PersonFields.tsx';
import { problemOfPassword } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';

/** Sets a new password by a link that an owner or lead made. */
export function ResetPage() {
  const { token } = useParams({ from: '/reset/$token' });
  const reset = useQuery({
    queryKey: ['reset', token],
    queryFn: () => call(getPasswordReset, { params: { token } }),
  });
  const [password, setPassword] = useState('');
  const [touched, setTouched] = useState(false);
  const problem = problemOfPassword(password);
  const save = useMutation({ mutationFn: () => call(resetPassword, { params: { token }, body: { password } }) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!problem && !save.isPending) save.mutate();
  };

  if (reset.isPending) return <EntryPage title={t('reset.title')}>{t('entry.loading')}</EntryPage>;
  if (reset.isError) return <EntryPage title={t('reset.gone')}>{errorMessage(reset.error)}</EntryPage>;
  if (save.isSuccess)
    return (
      <EntryPage title={t('reset.done')} lead={t('reset.done.body')}>
        <Link to="/sign-in" className="font-semibold text-accent underline underline-offset-2">
          {t('sign_in.action')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('reset.title')} lead={t('reset.for', { email: reset.data.email })}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <input type="email" name="email" autoComplete="username" value={reset.data.email} readOnly hidden />
        <NewPasswordField value={password} error={touched ? problem : undefined} onChange={setPassword} autoFocus />
        <FormError error={save.error} />
        <Button type="submit" tone="primary" busy={save.isPending} className="self-end">
          {t('reset.action')}
        </Button>
      </form>
    </EntryPage>
  );
}
