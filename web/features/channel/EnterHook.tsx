import type { Enter } from '#contract/channel-connect.ts';
import { CopyField } from '#web/domain/CopyField.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';

type EnterHookProps = { enter: Enter; label: string; onClose: () => void };

/** What the person enters at the network so that it delivers: in a mail service an address, in an app a word besides. */
export function EnterHook({ enter: { address, word, fields }, label, onClose }: EnterHookProps) {
  const isApp = word !== null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(isApp ? 'channel.enter.app' : 'channel.enter')}
      description={t(isApp ? 'channel.enter.app.body' : 'channel.enter.body', { label })}
      footer={
        <Button tone="primary" onClick={onClose}>
          {t('channel.enter.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CopyField label={t(isApp ? 'channel.enter.callback' : 'channel.enter.address')} value={address} />
        {isApp && <CopyField label={t('channel.enter.word')} value={word} />}
        {fields.length > 0 && (
          <div>
            <p className="font-medium">{t('channel.enter.fields')}</p>
            <ul className="mt-1 flex flex-wrap gap-1.5" dir="ltr">
              {fields.map((field) => (
                <li key={field} className="rounded-sm bg-hover px-1.5 py-0.5 font-mono text-xs">
                  {field}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
