import { useMutation } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { checkSetupCode, setUp } from '#contract/workspace.ts';
import { ApiError, call } from '../../api.ts';
import { FormError } from '../../domain/FormError.tsx';
import { browserPlace } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { type Answers, problemsOfStep, stepToAsk } from './answers.ts';
import { type StepName, steps } from './search.ts';
import { Step } from './steps.tsx';

/** The first run. The code can come in the address, behind the `#` that browsers do not send. */
export function SetupPage() {
  const code = useLocation({ select: ({ hash }) => hash });
  return <Questions key={code} code={code} />;
}

/** One question at a time, each an entry of the browser's history, then the inbox. */
function Questions({ code }: { code: string }) {
  const [answers, setAnswers] = useState<Answers>({
    code,
    name: '',
    email: '',
    password: '',
    workspaceName: '',
  });
  const navigate = useNavigate();
  const { history } = useRouter();
  const named = useSearch({ from: '/setup', select: (search) => search.step ?? 'code' });
  const step = stepToAsk(named, answers);
  const at = steps.indexOf(step);
  const [touched, setTouched] = useState<StepName | null>(null);
  const problems = problemsOfStep(step, answers);

  const advance = useMutation({
    mutationFn: async () => {
      if (step === 'code') await call(checkSetupCode, { body: { code: answers.code } });
      if (step === 'workspace') await call(setUp, { body: { ...answers, ...browserPlace() } });
    },
    onSuccess: () => {
      if (step === 'workspace') return location.assign('/');
      void navigate({ to: '/setup', search: { step: steps[at + 1] }, hash: true });
    },
  });

  const submit = () => {
    setTouched(step);
    if (Object.keys(problems).length === 0) advance.mutate();
  };

  if (advance.error instanceof ApiError && advance.error.reason === 'already_set_up') return <AlreadySetUp />;
  return (
    <EntryPage title={t(`setup.${step}`)} lead={t('setup.step', { step: at + 1, steps: steps.length })}>
      <Form busy={advance.isPending} onSubmit={submit} className="flex flex-col gap-4">
        <Step
          key={step}
          step={step}
          answers={answers}
          problems={touched === step ? problems : {}}
          onChange={(change) => {
            advance.reset();
            setAnswers({ ...answers, ...change });
          }}
        />
        <FormError error={advance.error} />
        <div className="flex justify-end gap-2">
          {at > 0 && (
            <Button onClick={() => history.back()} className="me-auto">
              {t('entry.back')}
            </Button>
          )}
          <Button type="submit" tone="primary" busy={advance.isPending}>
            {t(step === 'workspace' ? 'setup.finish' : 'entry.next')}
          </Button>
        </div>
      </Form>
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
