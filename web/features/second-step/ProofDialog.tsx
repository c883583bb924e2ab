import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { CodeField, type CodeKind, OtherKind } from '#web/domain/CodeField.tsx';
import { FormError } from '#web/domain/FormError.tsx';
import { PasswordInput } from '#web/domain/PasswordInput.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';

type ProofDialogProps = {
  title: string;
  description: string;
  action: string;
  danger?: boolean;
  run: (proof: { password: string; code: string }) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for both steps again before one of them changes. */
export function ProofDialog({ title, description, action, danger, run, onClose }: ProofDialogProps) {
  const id = useId();
  const [proof, setProof] = useState({ password: '', code: '' });
  const [kind, setKind] = useState<CodeKind>('app');
  const [touched, setTouched] = useState(false);
  const prove = useMutation({ mutationFn: () => run(proof) });
  const isComplete = proof.password !== '' && proof.code.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (isComplete && !prove.isPending) prove.mutate();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button type="submit" form={id} tone={danger ? 'danger' : 'primary'} busy={prove.isPending}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title={title} description={description} size="small" footer={footer}>
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label={t('entry.password')}
          error={touched && proof.password === '' ? t('sign_in.missing') : undefined}
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
          error={touched && proof.code.trim() === '' ? t('code.missing') : undefined}
        />
        <OtherKind kind={kind} onChange={setKind} />
        <FormError error={prove.error} />
      </form>
    </Dialog>
  );
}
