import { isAsked, type Network, type SettingField } from '#contract/channel-connect.ts';
import { CopyField } from '#web/domain/CopyField.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import type { Values } from './connect-values.ts';

type Asked = { network: Network; values: Values; isChanging: boolean };

/** What is asked for our app at a network: nothing when one is known, unless it is to be changed; then its secret may stay. */
export function appFields({ network: { app }, values, isChanging }: Asked): SettingField[] {
  const asked = app?.settings.filter((field) => isAsked(field, values)) ?? [];
  if (knownId(app, values) === undefined) return asked;
  return isChanging ? asked.map((field) => (field.kind === 'secret' ? { ...field, required: false } : field)) : [];
}

/** What the network calls our app there through which such an account can be connected; undefined for none. */
function knownId(app: Network['app'], values: Values): string | undefined {
  const first = app?.settings.find((field) => isAsked(field, values));
  return first && app?.known.flatMap((one) => one[first.name] ?? [])[0];
}

type AppFieldsProps = Asked & { onChange: () => void; children: React.ReactNode };

/** One app of ours serves all our accounts at some networks: asked for once, then only named. */
export function AppFields({ network, values, isChanging, onChange, children }: AppFieldsProps) {
  const { app, label, signIn } = network;
  if (!app) return children;
  const id = knownId(app, values);
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1 font-medium">{t('channel.app')}</legend>
      {id && !isChanging ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 text-ink2">{t('channel.app.known', { id })}</p>
          <Button size="small" onClick={onChange}>
            {t('channel.app.change')}
          </Button>
        </div>
      ) : (
        <>
          <p className="text-ink2">{t('channel.app.body', { label })}</p>
          {signIn && (
            <CopyField label={t('channel.app.return')} value={new URL(signIn.returnsTo, location.origin).href} />
          )}
        </>
      )}
      {children}
    </fieldset>
  );
}
