import { useId, useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { type Enter, isAsked, type Network, type SettingField } from '#contract/channel-connect.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Form } from '#web/ui/Form.tsx';
import { AppFields, appFields } from './AppFields.tsx';
import { ChooseAccount } from './ChooseAccount.tsx';
import { useConnect, useFindAccounts } from './commands.ts';
import { knownValues, only, problemsOf } from './connect-values.ts';
import { EnterHook } from './EnterHook.tsx';
import { SettingInput } from './SettingInput.tsx';

export type ConnectFormProps = { network: Network; channel?: Channel; onBack?: () => void; onClose: () => void };

/** The form a network asks for. What the network says against it stands in the form, and what was typed stays. */
export function ConnectForm({ network, channel, onBack, onClose }: ConnectFormProps) {
  const { label } = network;
  const formId = useId();
  const [isChangingApp, setIsChangingApp] = useState(false);
  const [values, setValues] = useState(() => knownValues(network, channel));
  const app = { network, values, isChanging: isChangingApp };
  const ofApp = appFields(app);
  const fields = [...network.settings, ...ofApp];
  const [touched, setTouched] = useState(false);
  const problems = touched ? problemsOf(fields, values) : {};
  const [enter, setEnter] = useState<Enter | null>(null);
  const connect = useConnect(network, channel, (found) => (found === null ? onClose() : setEnter(found)));
  const find = useFindAccounts(network, channel);
  const isBusy = find.isPending || connect.isPending;

  const submit = () => {
    setTouched(true);
    const isWhole = Object.keys(problemsOf(fields, values)).length === 0;
    if (!isWhole) return;
    const typed = only(fields, values);
    find.mutate(typed, {
      onSuccess: (choice) => {
        if (choice === null) connect.mutate(typed);
      },
    });
  };
  const inputs = (some: readonly SettingField[], isAdvanced: boolean) =>
    some
      .filter((field) => (field.isAdvanced ?? false) === isAdvanced && isAsked(field, values))
      .map((field) => (
        <SettingInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={problems[field.name]}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ));
  if (enter !== null) return <EnterHook enter={enter} label={values.address ?? label} onClose={onClose} />;
  if (find.data) return <ChooseAccount choice={find.data} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        channel
          ? t('channel.reconnect.title', { handle: handleOn(channel.network, channel.handle) })
          : t('channel.connect.title', { label })
      }
      description={t('channel.form.body', { label })}
      footer={
        <>
          <Button onClick={onBack ?? onClose}>{t(onBack ? 'channel.back' : 'ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" busy={isBusy}>
            {isBusy ? t('channel.form.busy', { label }) : t('channel.form.action')}
          </Button>
        </>
      }
    >
      <Form id={formId} busy={isBusy} onSubmit={submit} autoComplete="off" className="flex flex-col gap-4">
        <AppFields {...app} onChange={() => setIsChangingApp(true)}>
          {inputs(ofApp, false)}
        </AppFields>
        {inputs(network.settings, false)}
        {fields.some(({ isAdvanced }) => isAdvanced) && (
          <details>
            <summary className="w-fit cursor-pointer rounded-sm text-ink2 hover:text-ink">
              {t('channel.sign_in.more')}
            </summary>
            <div className="mt-3 flex flex-col gap-4">{inputs(fields, true)}</div>
          </details>
        )}
        <FormError error={connect.error ?? find.error} />
      </Form>
    </Dialog>
  );
}
