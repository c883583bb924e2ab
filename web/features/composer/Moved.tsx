import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

/** The customer speaks in private now, and a public text is being written. */
export function Moved({ onSwitch }: { onSwitch: () => void }) {
  return (
    <div
      role="status"
      className="mb-2 flex flex-wrap items-center gap-2 rounded-md border border-soon-line bg-soon-bg px-3 py-1.5 text-xs text-soon"
    >
      <span className="min-w-0 flex-1 basis-48">{t('composer.moved.private')}</span>
      <Button size="small" onClick={onSwitch}>
        {t('composer.moved.switch')}
      </Button>
    </div>
  );
}
