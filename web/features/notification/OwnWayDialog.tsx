import { useState } from 'react';
import { addOwnWay } from '#contract/own-way.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useReachCommands } from './reach-commands.ts';

type Service = 'slack' | 'teams';

/** Asks for a telephone number, or for the incoming webhook of a person's own chat. */
export function OwnWayDialog({ kind, onClose }: { kind: 'sms' | 'chat'; onClose: () => void }) {
  const { add } = useReachCommands();
  const [address, setAddress] = useState('');
  const [service, setService] = useState<Service>('slack');
  const form = useSubmission(onClose);

  const submit = () => {
    const typed = address.trim().replaceAll(/[\s()-]/g, '');
    const body =
      kind === 'sms' ? ({ kind, number: typed } as const) : ({ kind, service, url: address.trim() } as const);
    if (!addOwnWay.body.safeParse(body).success) return form.refuse(t(`notification.${kind}.wrong`));
    form.submit(() => add(body));
  };

  return (
    <FormDialog
      title={t(`notification.${kind}.add`)}
      action={t('notification.way.add')}
      size="small"
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      {kind === 'chat' && (
        <Field label={t('notification.chat.service')}>
          <Select
            value={service}
            onChange={setService}
            options={[
              { value: 'slack', label: 'Slack' },
              { value: 'teams', label: 'Microsoft Teams' },
            ]}
          />
        </Field>
      )}
      <Field
        label={t(`notification.${kind}.address`)}
        help={t(`notification.${kind}.help`)}
        error={form.problem}
        required
      >
        <Input
          dir="ltr"
          type={kind === 'sms' ? 'tel' : 'url'}
          autoComplete={kind === 'sms' ? 'tel' : 'off'}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
