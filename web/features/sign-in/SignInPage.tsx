import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { signIn } from '#contract/session.ts';
import { call } from '../../api.ts';
import { PasswordInput } from '../../domain/PasswordInput.tsx';
import { EmailField } from '../../domain/PersonFields.tsx';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { safeBack } from '../../shell/sign-in-address.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { openOutbox, useAllWaiting } from '../outbox/outbox.ts';
import { CodeForm } from './CodeForm.tsx';

export function SignInPage() {
  const { back } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useSubmission();
  const [challenge, setChallenge] = useState<string | null>(null);
  const isComplete = email.trim() !== '' && password !== '';

  const open = () => {
    queryClient.clear();
    router.history.push(safeBack(back));
  };
  const submit = () => {
    if (!isComplete) return form.refuse();
    form.submit(async () => {
      const reply = await call(signIn, { body: { email, password } });
      if (reply.challenge === null) open();
      else setChallenge(reply.challenge);
    });
  };

  if (challenge !== null) return <CodeForm challenge={challenge} onDone={open} onBack={() => setChallenge(null)} />;
  return (
    <EntryPage title={t('sign_in.title')} foot={<Forgotten />}>
      <Waits />
      <Form busy={form.isBusy} onSubmit={submit} className="flex flex-col gap-4">
        <EmailField
          value={email}
          error={form.touched && email.trim() === '' ? t('entry.email.wrong') : undefined}
          onChange={setEmail}
          autoFocus
        />
        <Field
          label={t('entry.password')}
          error={form.touched && password === '' ? t('sign_in.missing') : undefined}
          required
        >
          <PasswordInput use="current-password" value={password} onChange={setPassword} />
        </Field>
        <Problem>{form.problem}</Problem>
        <Button type="submit" tone="primary" busy={form.isBusy} className="self-end">
          {t('sign_in.action')}
        </Button>
      </Form>
    </EntryPage>
  );
}

function Forgotten() {
  return (
    <details>
      <summary className="w-fit cursor-pointer font-medium">{t('sign_in.forgot')}</summary>
      <p className="mt-2">{t('sign_in.forgot.body')}</p>
    </details>
  );
}

/** An answer that waits goes once its person is here again. */
function Waits() {
  const count = useAllWaiting().length;
  useEffect(() => void openOutbox(), []);
  if (count === 0) return null;
  return (
    <p role="status" className="mb-4 rounded-md border border-soon-line bg-soon-bg px-3 py-2 text-soon">
      {t('outbox.sign_in', { count })}
    </p>
  );
}
