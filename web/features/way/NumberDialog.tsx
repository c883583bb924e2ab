import { useState } from 'react';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';

/** Asks which telephone a test goes to. */
export function NumberDialog({ onNumber, onClose }: { onNumber: (number: string) => void; onClose: () => void }) {
  const [number, setNumber] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = () => {
    const typed = number.replaceAll(/[\s()-]/g, '');
    if (/^\+[1-9]\d{6,14}$/.test(typed)) onNumber(typed);
    else setIsWrong(true);
  };
  return (
    <FormDialog title={t('way.test.number')} action={t('way.test')} size="small" onSubmit={submit} onClose={onClose}>
      <Field label={t('way.number')} error={isWrong ? t('way.number.wrong') : null} required>
        <Input
          dir="ltr"
          type="tel"
          autoComplete="tel"
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
