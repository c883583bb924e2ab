import { EmailField, NameField, NewPasswordField } from '../../domain/PersonFields.tsx';
import type { Problems } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import type { Answers } from './answers.ts';
import type { StepName } from './search.ts';

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
