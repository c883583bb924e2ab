import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { checkSetupCode, setUp } from '#contract/workspace.ts';
import { ApiError, call } from '../../api.ts';
import { FormError } from '../../domain/FormError.tsx';
import { browserPlace } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Answers, problemsOfStep, Step, steps } from './steps.tsx';

/** The first run. The code can come in the address, behind the `#` that browsers do not send. */
export function SetupPage() {
  const code = useLocation({ select: ({ hash }) => hash });
  return <Questions key={code} code={code} />;
}

/** One question at a time, then the inbox. */
function Questions({ code }: { code: string }) {
  const [answers, setAnswers] = useState<Answers>({
    code,
    name: '',
    email: '',
    password: '',
    workspaceName: '',
  });
  const [at, setAt] = useState(0);
  const [touched, setTouched] = useState(false);
  const step = steps[at] ?? 'code';
  const problems = problemsOfStep(step, answers);

  const advance = useMutation({
    mutationFn: async () => {
      if (step === 'code') await call(checkSetupCode, { body: { code: answers.code } });
      if (step === 'workspace') await call(setUp, { body: { ...answers, ...browserPlace() } });
    },
    onSuccess: () => {
      if (step === 'workspace') return location.assign('/');
      setTouched(false);
      setAt(at + 1);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (Object.keys(problems).length === 0 && !advance.isPending) advance.mutate();
  };

  if (advance.error instanceof ApiError && advance.error.reason === 'already_set_up') return <AlreadySetUp />;
  return (
    <EntryPage title={t(`setup.${step}`)} lead={t('setup.step', { step: at + 1, steps: steps.length })}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Step
          key={step}
          step={step}
          answers={answers}
          problems={touched ? problems : {}}
          onChange={(change) => {
            advance.reset();
            setAnswers({ ...answers, ...change });
          }}
        />
        <FormError error={advance.error} />
        <div className="flex justify-end gap-2">
          {at > 0 && (
            <Button onClick={() => setAt(at - 1)} className="me-auto">
              {t('entry.back')}
            </Button>
          )}
          <Button type="submit" tone="primary" busy={advance.isPending}>
            {t(step === 'workspace' ? 'setup.finish' : 'entry.next')}
          </Button>
        </div>
      </form>
    </EntryPage>
  );
}

function AlreadySetUp() {
  return (
    <EntryPage title={t('setup.done.title')} lead={t('setup.done.body')}>
      <Link to="/sign-in" className="font-semibold text-accent underline underline-offset-2">
        {t('setup.done.action')}
      </Link>
    </EntryPage>
  );
}
