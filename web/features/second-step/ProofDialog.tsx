import { useState } from 'react';
import { CodeField, type CodeKind, OtherKind } from '#web/domain/CodeField.tsx';
import { PasswordInput } from '#web/domain/PasswordInput.tsx';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';

type ProofDialogProps = {
  title: string;
  description: string;
  action: string;
  danger?: boolean;
  run: (proof: { password: string; code: string }) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for both steps again before one of them changes. */
export function ProofDialog({ run, ...asked }: ProofDialogProps) {
  const [proof, setProof] = useState({ password: '', code: '' });
  const [kind, setKind] = useState<CodeKind>('app');
  const form = useSubmission();
  const isComplete = proof.password !== '' && proof.code.trim() !== '';
  const submit = () => (isComplete ? form.submit(() => run(proof)) : form.refuse());
  return (
    <FormDialog {...asked} size="small" busy={form.isBusy} problem={form.problem} onSubmit={submit}>
      <Field
        label={t('entry.password')}
        error={form.touched && proof.password === '' ? t('sign_in.missing') : undefined}
        required
      >
        <PasswordInput
          use="current-password"
          value={proof.password}
          onChange={(password) => setProof({ ...proof, password })}
        />
      </Field>
      <CodeField
        kind={kind}
        value={proof.code}
        onChange={(code) => setProof({ ...proof, code })}
        error={form.touched && proof.code.trim() === '' ? t('code.missing') : undefined}
      />
      <OtherKind kind={kind} onChange={setKind} />
    </FormDialog>
  );
}
