import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { confirmSecondStep, startSecondStep } from '#contract/second-step.ts';
import { call } from '#web/api.ts';
import { CodeField } from '#web/domain/CodeField.tsx';
import { PasswordInput } from '#web/domain/PasswordInput.tsx';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Problem } from '#web/ui/Problem.tsx';
import { readAgain } from './queries.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const QrCode = lazyPart(() => import('./QrCode.tsx'), 'QrCode');

type Secret = { secret: string; address: string };
type TurnOnProps = {
  /** The last step was reached: from here closing would lose the recovery codes. */
  onCodes?: () => void;
  onDone: () => void;
};

/** Turns two-step sign-in on: the password, then the app, then the recovery codes. */
export function TurnOn({ onCodes, onDone }: TurnOnProps) {
  const queryClient = useQueryClient();
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  if (codes)
    return (
      <Step number={3} lead={t('second_step.codes.body')}>
        <RecoveryCodes codes={codes} />
        <Button
          // The field that had the focus is gone; the codes are read before this is pressed.
          autoFocus
          tone="primary"
          className="self-end"
          onClick={() => void readAgain(queryClient).then(onDone)}
        >
          {t('second_step.codes.kept')}
        </Button>
      </Step>
    );
  if (secret)
    return (
      <Scan
        {...secret}
        onDone={(made) => {
          setCodes(made);
          onCodes?.();
        }}
      />
    );
  return <Password onDone={setSecret} />;
}

function Step({ number, lead, children }: { number: number; lead: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="text-xs text-ink3">{t('setup.step', { step: number, steps: 3 })}</p>
        <p className="mt-1">{lead}</p>
      </div>
      {children}
    </div>
  );
}

function Password({ onDone }: { onDone: (secret: Secret) => void }) {
  const [password, setPassword] = useState('');
  const form = useSubmission();
  const submit = () => {
    if (password === '') return form.refuse();
    form.submit(async () => onDone(await call(startSecondStep, { body: { password } })));
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit}>
      <Step number={1} lead={t('second_step.password.body')}>
        <Field
          label={t('entry.password')}
          error={form.touched && password === '' ? t('sign_in.missing') : undefined}
          required
        >
          <PasswordInput use="current-password" value={password} onChange={setPassword} autoFocus />
        </Field>
        <Problem>{form.problem}</Problem>
        <Button type="submit" tone="primary" busy={form.isBusy} className="self-end">
          {t('entry.next')}
        </Button>
      </Step>
    </Form>
  );
}

function Scan({ secret, address, onDone }: Secret & { onDone: (codes: string[]) => void }) {
  const [code, setCode] = useState('');
  const form = useSubmission();
  const submit = () => {
    if (code.trim() === '') return form.refuse();
    form.submit(async () => onDone((await call(confirmSecondStep, { body: { code } })).recoveryCodes));
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit}>
      <Step number={2} lead={t('second_step.scan')}>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Suspense fallback={<div className="size-44" />}>
            <QrCode value={address} label={t('second_step.qr')} />
          </Suspense>
          <div className="min-w-40 flex-1">
            <p className="text-ink2">{t('second_step.secret')}</p>
            <p dir="ltr" className="mt-1 font-mono text-base break-words">
              {secret.replaceAll(/.{4}(?=.)/g, '$& ')}
            </p>
            <a href={address} className="mt-2 inline-block font-medium text-accent underline underline-offset-2">
              {t('second_step.here')}
            </a>
          </div>
        </div>
        <CodeField
          kind="app"
          value={code}
          onChange={setCode}
          error={form.touched && code.trim() === '' ? t('code.missing') : undefined}
          autoFocus
        />
        <Problem>{form.problem}</Problem>
        <Button type="submit" tone="primary" busy={form.isBusy} className="self-end">
          {t('second_step.confirm')}
        </Button>
      </Step>
    </Form>
  );
}
