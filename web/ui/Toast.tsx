import { Toast as Base } from '@base-ui/react/toast';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import X from 'lucide-react/icons/x';
import { t } from '../i18n.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';

export type Notice = {
  title: string;
  description?: string;
  tone?: 'plain' | 'ok' | 'error';
  /** Takes back what was just done; the notice then closes. */
  undo?: () => void;
  /** Another thing to do, instead of undo. */
  action?: { label: string; run: () => void };
  /** 0 keeps it until it is closed. Errors stay by default. */
  timeoutMs?: number;
  /** The same id replaces the earlier notice. */
  id?: string;
};

const manager = Base.createToastManager();

/** Shows a notice and returns its id. Works outside components too. */
export function notice({ title, description, tone = 'plain', undo, action, timeoutMs, id }: Notice): string {
  const offer = undo ? { label: t('ui.undo'), run: undo } : action;
  const shown: string = manager.add({
    id,
    title,
    description,
    type: tone,
    timeout: timeoutMs ?? (tone === 'error' ? 0 : 6_000),
    priority: tone === 'error' ? 'high' : 'low',
    actionProps: offer && {
      children: offer.label,
      onClick: () => {
        offer.run();
        manager.close(shown);
      },
    },
  });
  return shown;
}

/** notice() for components. */
export const useNotice = () => notice;

/** Closes one notice. */
export function closeNotice(id: string): void {
  manager.close(id);
}

/** The notices' region; F6 jumps to it. */
export function Notices() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={t('ui.notices')}
          className="fixed start-1/2 bottom-4 z-30 flex w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-2 outline-none max-sm:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] rtl:translate-x-1/2"
        >
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'left', 'right']}
      className={cx(
        'pop self-center translate-y-(--toast-swipe-movement-y) data-[limited]:hidden',
        'data-[ending-style]:translate-y-2 data-[starting-style]:translate-y-2',
      )}
    >
      <Base.Content className="flex items-center gap-2.5 py-2 ps-3.5 pe-2">
        {toast.type === 'error' && <CircleAlert size={17} className="text-late" aria-hidden="true" />}
        {toast.type === 'ok' && <CircleCheck size={17} className="text-ok" aria-hidden="true" />}
        <div className="min-w-0 flex-1 pe-3">
          <Base.Title className="font-medium" />
          <Base.Description className="text-xs text-ink2" />
        </div>
        {toast.actionProps && <Base.Action render={<Button size="small" className="font-semibold text-accent" />} />}
        <Base.Close
          aria-label={t('ui.close')}
          render={<Button tone="ghost" size="small" icon={<X size={15} />} className="w-(--control-small) px-0!" />}
        />
      </Base.Content>
    </Base.Root>
  ));
}
