import { useId, useState } from 'react';
import { type Enter, isAsked, type SettingField } from '#contract/channel-connect.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Form } from '#web/ui/Form.tsx';
import { AppFields, appFields } from './AppFields.tsx';
import { BringCode } from './BringCode.tsx';
import type { ConnectFormProps } from './ConnectForm.tsx';
import { useBeginSignIn, useConnect } from './commands.ts';
import { knownValues, only, problemsOf } from './connect-values.ts';
import { EnterHook } from './EnterHook.tsx';
import { SettingInput } from './SettingInput.tsx';

/**
 * Where to sign in, and what is asked for there. Whoever has credentials already types them under "More"; a network that
 * does not send the browser back shows a code.
 */
export function SignInForm({ network, channel, onBack, onClose }: ConnectFormProps) {
  const { label, settings, signIn } = network;
  const formId = useId();
  const [isChangingApp, setIsChangingApp] = useState(false);
  const [values, setValues] = useState(() => knownValues(network, channel));
  const app = { network, values, isChanging: isChangingApp };
  const ofApp = appFields(app);
  const fields = [...settings, ...ofApp];
  const [touched, setTouched] = useState(false);
  const begin = useBeginSignIn(network, channel);
  const [enter, setEnter] = useState<Enter | null>(null);
  const connect = useConnect(network, channel, (found) => (found === null ? onClose() : setEnter(found)));
  const problems = touched ? problemsOf(fields, values) : {};
  const hasSecret = settings.some(({ name, kind }) => kind === 'secret' && values[name]?.trim());
  const isLeaving = begin.data?.comesBack === true;
  const isBusy = begin.isPending || connect.isPending || isLeaving;

  if (enter !== null) return <EnterHook enter={enter} label={label} onClose={onClose} />;
  if (begin.data && !begin.data.comesBack)
    return <BringCode label={label} {...begin.data} onBack={begin.reset} onClose={onClose} />;

  const submit = () => {
    setTouched(true);
    const isWhole = Object.keys(problemsOf(fields, values)).length === 0;
    if (!isWhole) return;
    if (hasSecret) connect.mutate(only(fields, values));
    else begin.mutate(only(fields, values));
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
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        channel
          ? t('channel.reconnect.title', { handle: handleOn(channel.network, channel.handle) })
          : t('channel.connect.title', { label })
      }
      description={t('channel.sign_in.body')}
      footer={
        <>
          <Button onClick={onBack ?? onClose}>{t(onBack ? 'channel.back' : 'ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" busy={isBusy}>
            {isBusy
              ? t('channel.form.busy', { label })
              : t(hasSecret ? 'channel.form.action' : 'channel.sign_in.action')}
          </Button>
        </>
      }
    >
      <Form id={formId} busy={isBusy} onSubmit={submit} autoComplete="off" className="flex flex-col gap-4">
        {inputs(settings, false)}
        <AppFields {...app} onChange={() => setIsChangingApp(true)}>
          {inputs(ofApp, false)}
        </AppFields>
        <div>
          <h3 className="font-medium">{t('channel.sign_in.asks')}</h3>
          <ul className="mt-1 list-disc ps-5 text-ink2">
            {signIn?.asks
              .filter((one) => isAsked(one, values))
              .map(({ ask }) => (
                <li key={ask}>{t(`channel.asks.${ask}`)}</li>
              ))}
          </ul>
        </div>
        {fields.some(({ isAdvanced }) => isAdvanced) && (
          <details>
            <summary className="w-fit cursor-pointer rounded-sm text-ink2 hover:text-ink">
              {t('channel.sign_in.more')}
            </summary>
            <div className="mt-3 flex flex-col gap-4">{inputs(fields, true)}</div>
          </details>
        )}
        <FormError error={connect.error ?? begin.error} />
      </Form>
    </Dialog>
  );
}
