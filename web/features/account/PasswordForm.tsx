import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, passwordMinLength } from '#contract/session.ts';
import { call } from '../../api.ts';
import { PasswordInput } from '../../domain/PasswordInput.tsx';
import { problemOfPassword } from '../../domain/person-form.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { notice } from '../../ui/Toast.tsx';

const empty = { current: '', password: '' };

export function PasswordForm() {
  const { agent } = useSession();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const form = useSubmission();
  const problem = problemOfPassword(typed.password);
  const submit = () => {
    if (problem || typed.current === '') return form.refuse();
    form.submit(async () => {
      await call(changePassword, { body: typed });
      setTyped(empty);
      form.reset();
      notice({ title: t('account.password.done'), tone: 'ok' });
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    });
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit} className="grid max-w-xl gap-4 sm:grid-cols-2">
      <input type="email" name="email" autoComplete="username" value={agent.email} readOnly hidden />
      <Field
        label={t('account.password.current')}
        error={form.touched && typed.current === '' ? t('sign_in.missing') : undefined}
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
        error={form.touched ? problem : undefined}
        required
      >
        <PasswordInput
          use="new-password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
      </Field>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <Problem>{form.problem}</Problem>
        <Button type="submit" busy={form.isBusy} className="self-start">
          {t('account.password.action')}
        </Button>
      </div>
    </Form>
  );
}
