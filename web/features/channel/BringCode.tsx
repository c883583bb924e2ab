import ExternalLink from 'lucide-react/icons/external-link';
import { useId, useState } from 'react';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Input } from '#web/ui/Input.tsx';
import { ChooseAccount } from './ChooseAccount.tsx';
import { useFinishSignIn } from './commands.ts';

type BringCodeProps = { label: string; url: string; state: string; onBack: () => void; onClose: () => void };

/** For networks that show a code instead of sending the browser back. */
export function BringCode({ label, url, state, onBack, onClose }: BringCodeProps) {
  const formId = useId();
  const [code, setCode] = useState('');
  const [touched, setTouched] = useState(false);
  const finish = useFinishSignIn(onClose);
  const submit = () => {
    setTouched(true);
    if (code.trim() !== '') finish.mutate({ state, code: code.trim() });
  };
  const choice = finish.data?.choice;
  if (choice) return <ChooseAccount choice={choice} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('channel.code.title')}
      description={t('channel.code.body')}
      footer={
        <>
          <Button onClick={onBack}>{t('channel.back')}</Button>
          <Button type="submit" form={formId} tone="primary" busy={finish.isPending}>
            {finish.isPending ? t('channel.form.busy', { label }) : t('channel.form.action')}
          </Button>
        </>
      }
    >
      <Form id={formId} busy={finish.isPending} onSubmit={submit} autoComplete="off" className="flex flex-col gap-4">
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex w-fit items-center gap-1.5 text-accent underline-offset-2 hover:underline"
        >
          {t('channel.code.open')}
          <ExternalLink size={13} aria-hidden="true" />
          <span className="sr-only">{t('channel.new_tab')}</span>
        </a>
        <Field
          label={t('channel.code')}
          error={touched && code.trim() === '' ? t('channel.missing') : undefined}
          required
        >
          <Input
            dir="ltr"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <FormError error={finish.error} />
      </Form>
    </Dialog>
  );
}
