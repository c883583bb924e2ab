import { EmailField, NameField, NewPasswordField } from '../../domain/PersonFields.tsx';
import { type Problems, problemsOfPerson } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';

export type Answers = { code: string; name: string; email: string; password: string; workspaceName: string };

/** The questions in their order. Address and password stand together, so that password managers keep both. */
export const steps = ['code', 'name', 'login', 'workspace'] as const;
export type StepName = (typeof steps)[number];

/** What is wrong with the answers of one step. */
export function problemsOfStep(step: StepName, answers: Answers): Problems<Answers> {
  const { name, email, password } = problemsOfPerson(answers);
  if (step === 'name') return name ? { name } : {};
  if (step === 'login') return { ...(email ? { email } : {}), ...(password ? { password } : {}) };
  if (step === 'code') return answers.code.trim() ? {} : { code: t('setup.code.missing') };
  return answers.workspaceName.trim() ? {} : { workspaceName: t('setup.workspace.missing') };
}

type StepProps = {
  step: StepName;
  answers: Answers;
  problems: Problems<Answers>;
  onChange: (change: Partial<Answers>) => void;
};

export function Step({ step, answers, problems, onChange }: StepProps) {
  if (step === 'name')
    return <NameField value={answers.name} error={problems.name} onChange={(name) => onChange({ name })} autoFocus />;
  if (step === 'login')
    return (
      <>
        <EmailField value={answers.email} error={problems.email} onChange={(email) => onChange({ email })} autoFocus />
        <NewPasswordField
          value={answers.password}
          error={problems.password}
          onChange={(password) => onChange({ password })}
        />
      </>
    );
  if (step === 'workspace')
    return (
      <Field
        label={t('setup.workspace.label')}
        help={t('setup.workspace.help')}
        error={problems.workspaceName}
        required
      >
        <Input
          name="workspace"
          autoComplete="organization"
          maxLength={120}
          value={answers.workspaceName}
          autoFocus
          onChange={(event) => onChange({ workspaceName: event.target.value })}
        />
      </Field>
    );
  return (
    <Field label={t('setup.code.label')} help={t('setup.code.help')} error={problems.code} required>
      <Input
        name="code"
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={answers.code}
        placeholder="ABCD-EFGH-JKLM"
        autoFocus
        onChange={(event) => onChange({ code: event.target.value })}
      />
    </Field>
  );
}
