import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type IdentityPage as Asked, confirmIdentity, getIdentityPage } from '#contract/verification.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { currentRegion, t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Input } from '#web/ui/Input.tsx';

/** Where a customer shows who they are. Looking changes nothing. */
export function IdentityPage() {
  const { token } = useParams({ from: '/confirm/$token' });
  const query = useQuery({
    queryKey: ['identity', token],
    queryFn: () => call(getIdentityPage, { params: { token } }),
    retry: false,
    refetchOnWindowFocus: false,
  });
  const [isDone, setIsDone] = useState(false);
  const [isClosed, setIsClosed] = useState(false);

  if (query.isPending) return <EntryPage title={t('entry.loading')}>{null}</EntryPage>;
  if (query.isError && !(query.error instanceof ApiError && query.error.reason === 'link_expired'))
    return (
      <EntryPage title={t('identity.title')}>
        <p role="alert" className="mb-3 text-late">
          {errorMessage(query.error)}
        </p>
        <Button onClick={() => void query.refetch()}>{t('ui.retry')}</Button>
      </EntryPage>
    );
  if (query.isError || isClosed || query.data.state === 'closed')
    return (
      <EntryPage title={t('identity.closed.title')} lead={t('identity.closed')}>
        {null}
      </EntryPage>
    );
  const { workspaceName: name, state } = query.data;
  if (isDone || state === 'done')
    return (
      <EntryPage title={t('identity.done.title')}>
        <p role="status" className="rounded-md bg-ok-bg px-3 py-2.5 font-medium text-ok">
          {t('identity.done', { name })}
        </p>
      </EntryPage>
    );
  return (
    <EntryPage title={t('identity.title')} lead={t('identity.lead', { name })} foot={t('identity.warn', { name })}>
      <ProofForm token={token} asked={query.data} onDone={() => setIsDone(true)} onClosed={() => setIsClosed(true)} />
    </EntryPage>
  );
}

type ProofProps = { token: string; asked: Asked; onDone: () => void; onClosed: () => void };

function ProofForm({ token, asked, onDone, onClosed }: ProofProps) {
  const { way, questions, hint } = asked;
  const [code, setCode] = useState('');
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [touched, setTouched] = useState(false);
  const confirm = useMutation({
    mutationFn: () => call(confirmIdentity, { params: { token }, body: { code, answers } }),
    onSuccess: ({ outcome }) => {
      if (outcome === 'done') onDone();
      if (outcome === 'closed') onClosed();
    },
  });
  const asksCode = way === 'mail_code' || way === 'sms_code';
  const isFilled = asksCode ? code.trim() !== '' : questions.every(({ key }) => (answers[key] ?? '').trim() !== '');
  const submit = () => {
    setTouched(true);
    if (isFilled) confirm.mutate();
  };
  const said = confirm.data;
  return (
    <Form busy={confirm.isPending} onSubmit={submit} className="flex flex-col gap-4">
      {asksCode && (
        <Field label={t('identity.code')} help={t('identity.code.help', { hint: `\u2068${hint}\u2069` })} required>
          <Input
            name="code"
            dir="ltr"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={20}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Field>
      )}
      {questions.map(({ key, labels }) => (
        <Field key={key} label={labelIn(labels)} required>
          <Input
            name={key}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={answers[key] ?? ''}
            onChange={({ target }) => setAnswers({ ...answers, [key]: target.value })}
          />
        </Field>
      ))}
      {questions.length > 0 && <p className="text-xs text-ink3">{t('identity.private')}</p>}
      {touched && !isFilled && (
        <p role="alert" className="text-late">
          {t('identity.missing')}
        </p>
      )}
      {isFilled && (said?.outcome === 'wrong' || said?.outcome === 'unavailable') && !confirm.isPending && (
        <p role="alert" className="text-late">
          {said.outcome === 'wrong' ? t('identity.wrong', { left: said.triesLeft }) : t('identity.unavailable')}
        </p>
      )}
      <FormError error={confirm.error} />
      <Button type="submit" tone="primary" busy={confirm.isPending} className="min-h-12 w-full text-base">
        {t(way === 'link' ? 'identity.confirm' : 'identity.send')}
      </Button>
    </Form>
  );
}

/** In the reader's language, else as the workspace asks it first. */
function labelIn(labels: Asked['questions'][number]['labels']): string {
  const { language } = currentRegion();
  return (labels.find((label) => label.language === language) ?? labels[0])?.text ?? '';
}
