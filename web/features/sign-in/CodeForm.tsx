import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { finishSignIn } from '#contract/second-step.ts';
import { ApiError, call } from '../../api.ts';
import { CodeField, type CodeKind, OtherKind } from '../../domain/CodeField.tsx';
import { FormError } from '../../domain/FormError.tsx';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';

type CodeFormProps = { challenge: string; onDone: () => void; onBack: () => void };

/** The second step of signing in. */
export function CodeForm({ challenge, onDone, onBack }: CodeFormProps) {
  const [kind, setKind] = useState<CodeKind>('app');
  const [code, setCode] = useState('');
  const [touched, setTouched] = useState(false);
  const finish = useMutation({
    mutationFn: () => call(finishSignIn, { body: { challenge, code } }),
    onSuccess: onDone,
  });
  const hasExpired = finish.error instanceof ApiError && finish.error.reason === 'sign_in_expired';
  const submit = () => {
    setTouched(true);
    if (code.trim() !== '') finish.mutate();
  };
  return (
    <EntryPage title={t('sign_in.code.title')} lead={t('sign_in.code.body')} foot={<Lost />}>
      <Form busy={finish.isPending} onSubmit={submit} className="flex flex-col gap-4">
        <CodeField
          // A new kind of code starts empty, with the focus in it.
          key={kind}
          kind={kind}
          value={code}
          onChange={setCode}
          error={touched && code.trim() === '' ? t('code.missing') : undefined}
          autoFocus
        />
        <OtherKind
          kind={kind}
          onChange={(other) => {
            setKind(other);
            setCode('');
            setTouched(false);
          }}
        />
        <FormError error={finish.error} />
        <div className="flex flex-wrap justify-between gap-2">
          <Button onClick={onBack}>{t('entry.back')}</Button>
          {!hasExpired && (
            <Button type="submit" tone="primary" busy={finish.isPending}>
              {t('sign_in.action')}
            </Button>
          )}
        </div>
      </Form>
    </EntryPage>
  );
}

function Lost() {
  return (
    <details>
      <summary className="w-fit cursor-pointer font-medium">{t('sign_in.code.lost')}</summary>
      <p className="mt-2">{t('sign_in.code.lost.body')}</p>
    </details>
  );
}
