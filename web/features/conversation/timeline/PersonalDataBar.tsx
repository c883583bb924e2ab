import ShieldAlert from 'lucide-react/icons/shield-alert';
import type { TimelineMessage } from '#contract/timeline.ts';
import { listOf } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

type BarProps = {
  message: TimelineMessage;
  /** Hides it on its network; absent where that cannot be done. */
  onHide: (() => void) | undefined;
  /** Begins a public answer that asks its author to remove it. */
  onAsk: (() => void) | undefined;
  /** Begins a private conversation with its author; absent where there is no way. */
  onInvite: (() => void) | undefined;
};

/** A customer said something personal where anyone can read it: what can be done about it here. */
export function PersonalDataBar({ message, onHide, onAsk, onInvite }: BarProps) {
  const kinds = (message.personalData ?? []).map(kindOf);
  return (
    <div
      role="note"
      className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-hover px-2.5 py-1 text-xs text-ink2"
    >
      <p className="flex min-w-0 flex-1 basis-52 items-start gap-1.5">
        <ShieldAlert size={14} aria-hidden="true" className="mt-px shrink-0 text-soon" />
        <span className="min-w-0">{t('timeline.personal', { kinds: listOf(kinds, 'and') })}</span>
      </p>
      <span className="flex flex-wrap gap-1">
        {onHide && (
          <Button size="small" tone="ghost" onClick={onHide}>
            {t('timeline.personal.hide')}
          </Button>
        )}
        {onAsk && (
          <Button size="small" tone="ghost" onClick={onAsk}>
            {t('timeline.personal.ask')}
          </Button>
        )}
        {onInvite && (
          <Button size="small" tone="ghost" onClick={onInvite}>
            {t('timeline.personal.invite')}
          </Button>
        )}
      </span>
    </div>
  );
}

/** A kind of personal data in the reader's words. */
export function kindOf(kind: string): string {
  const key = `timeline.personal.kind.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}
