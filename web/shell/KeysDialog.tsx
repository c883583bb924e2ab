import { t } from '../i18n.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useShortcutHelp } from '../ui/shortcuts.ts';

/** Every key that works where the person is now. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(useShortcutHelp(), ({ group }) => group || t('shell.palette.here'));
  return (
    <Dialog open onOpenChange={onClose} title={t('shell.shortcuts')} size="large">
      <div className="columns-1 gap-10 pb-4 sm:columns-2">
        {[...groups].map(([group, entries]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-semibold text-ink3">{group}</h3>
            <dl>
              {entries.map((entry) => (
                <div key={entry.keys} className="flex items-center gap-3 border-b border-line py-1.5">
                  <dt className="flex-1">{entry.label}</dt>
                  <dd>
                    <Kbd keys={entry.keys} always />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
