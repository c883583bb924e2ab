import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changePassword, passwordMinLength } from '#contract/session.ts';
import { call } from '../../api.ts';
import { FormError } from '../../domain/FormError.tsx';
import { PasswordInput } from '../../domain/PasswordInput.tsx';
import { problemOfPassword } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { notice } from '../../ui/Toast.tsx';

const empty = { current: '', password: '' };

export function PasswordForm() {
  const { agent } = useSession();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const [touched, setTouched] = useState(false);
  const problem = problemOfPassword(typed.password);
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: typed }),
    onSuccess: () => {
      setTyped(empty);
      setTouched(false);
      notice({ title: t('account.password.done'), tone: 'ok' });
      return queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!problem && typed.current !== '' && !change.isPending) change.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid max-w-xl gap-4 sm:grid-cols-2">
      <input type="email" name="email" autoComplete="username" value={agent.email} readOnly hidden />
      <Field
        label={t('account.password.current')}
        error={touched && typed.current === '' ? t('sign_in.missing') : undefined}
        required
      >
        <PasswordInput
          use="current-password"
          value={typed.current}
          onChange={(current) => setTyped({ ...typed, current })}
        />
      </Field>
      <Field
        label={t('entry.password.new')}
        help={t('entry.password.help', { min: passwordMinLength })}
        error={touched ? problem : undefined}
        required
      >
        <PasswordInput
          use="new-password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
      </Field>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <FormError error={change.error} />
        <Button type="submit" busy={change.isPending} className="self-start">
          {t('account.password.action')}
        </Button>
      </div>
    </form>
  );
}
