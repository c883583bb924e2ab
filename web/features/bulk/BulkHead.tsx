import X from 'lucide-react/icons/x';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import type { Selecting } from './use-selection.ts';

/** How many are chosen, and the ways to choose more or none; stands where the view's name stood. */
export function BulkHead({ selecting, hasMore }: { selecting: Selecting; hasMore: boolean }) {
  const { selection, size, all, whole, clear } = selecting;
  const isWhole = selection?.kind === 'whole';
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-1.5 bg-sel ps-3.5 pe-2">
      <h1 className="min-w-0 flex-1 truncate text-base font-semibold tabular-nums">
        {t('bulk.selected', { count: size })}
      </h1>
      {isWhole ? (
        <span className="text-xs text-ink2">{t('bulk.whole.now')}</span>
      ) : (
        <Button size="small" tone="ghost" onClick={hasMore ? whole : all}>
          {t(hasMore ? 'bulk.whole' : 'bulk.all')}
        </Button>
      )}
      <IconButton
        label={t('bulk.clear')}
        keys="Escape"
        icon={<X size={16} aria-hidden="true" />}
        size="small"
        onClick={clear}
      />
    </header>
  );
}
