import type { Network, SettingField } from '#contract/channel.ts';
import { CopyField } from '#web/domain/CopyField.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

/** What is asked for our app at a network: nothing when one is known, unless it is to be changed; then its secret may stay. */
export function appFields({ app }: Network, isChanging: boolean): SettingField[] {
  if (!app || (app.known && !isChanging)) return [];
  return app.known
    ? app.settings.map((field) => (field.kind === 'secret' ? { ...field, required: false } : field))
    : app.settings;
}

type AppFieldsProps = { network: Network; isChanging: boolean; onChange: () => void; children: React.ReactNode };

/** One app of ours serves all our accounts at some networks: asked for once, then only named. */
export function AppFields({ network: { app, label, signIn }, isChanging, onChange, children }: AppFieldsProps) {
  if (!app) return children;
  const [name] = app.settings;
  const id = name && app.known?.[name.name];
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
