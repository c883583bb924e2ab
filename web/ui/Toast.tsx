import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import X from 'lucide-react/icons/x';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { closeNotice, type ShownNotice, shownNotices, subscribeNotices } from './notice-store.ts';
import { useShortcuts } from './shortcuts.ts';

export { closeNotice, notice, useNotice } from './notice-store.ts';

/** The notices' region, once per page; F6 jumps to it, z takes the last thing back. */
export function Notices() {
  const shown = useSyncExternalStore(subscribeNotices, shownNotices);
  const region = useRef<HTMLElement>(null);
  const [held, setHeld] = useState(false);
  const undoable = shown.findLast(({ undo }) => undo);

  useLayoutEffect(() => {
    const element = region.current;
    if (!element || shown.length === 0) return;
    // Again on top of whatever opened since.
    element.hidePopover();
    element.showPopover();
  }, [shown]);

  useShortcuts({ z: { run: () => undoable && act(undoable), label: t('ui.undo') } }, { active: Boolean(undoable) });
  useShortcuts(
    { F6: { run: () => region.current?.querySelector('button')?.focus(), label: t('ui.notices'), always: true } },
    { active: shown.length > 0 },
  );

  return (
    <section
      ref={region}
      popover="manual"
      aria-label={t('ui.notices')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="notices"
    >
      {shown.map((entry) => (
        <Toast key={entry.id} notice={entry} held={held} />
      ))}
    </section>
  );
}

function act({ id, undo, action }: ShownNotice): void {
  closeNotice(id);
  (undo ?? action?.run)?.();
}

function Toast({ notice, held }: { notice: ShownNotice; held: boolean }) {
  const { id, title, description, tone, timeoutMs, undo, action } = notice;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a notice that replaces another starts its time anew.
  useEffect(() => {
    if (held || timeoutMs === 0) return;
    const timer = setTimeout(() => closeNotice(id), timeoutMs);
    return () => clearTimeout(timer);
  }, [held, notice]);

  return (
    <div className="toast">
      {tone === 'error' && <CircleAlert size={17} className="text-late" aria-hidden="true" />}
      {tone === 'ok' && <CircleCheck size={17} className="text-ok" aria-hidden="true" />}
      <div className="min-w-0 flex-1 pe-3">
        <p className="font-medium">{title}</p>
        {description && <p className="text-xs text-ink2">{description}</p>}
      </div>
      {undo && action && (
        <Button
          size="small"
          className="font-semibold"
          onClick={() => {
            closeNotice(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      {(undo || action) && (
        <Button size="small" keys={undo && 'z'} className="font-semibold text-accent" onClick={() => act(notice)}>
          {undo ? t('ui.undo') : action?.label}
        </Button>
      )}
      <Button
        tone="ghost"
        size="small"
        aria-label={t('ui.close')}
        icon={<X size={15} aria-hidden="true" />}
        className="w-(--control-small) px-0!"
        onClick={() => closeNotice(id)}
      />
    </div>
  );
}
