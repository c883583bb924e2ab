import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import type { PastConversation } from '#contract/conversation.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { conversationQuery } from '#web/features/conversation/queries.ts';
import { Transcript } from '#web/features/conversation/timeline/Transcript.tsx';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useWindowKeys } from '#web/ui/use-window-keys.ts';

type PeekProps = {
  past: readonly PastConversation[];
  /** The one that is read. */
  id: string;
  /** The view in which it opens for real. */
  view: string;
  onMove: (id: string) => void;
  onClose: () => void;
};

const icon = { size: 16, 'aria-hidden': true } as const;

/** Another conversation of the person, to be read without leaving the one that is open: nothing is marked read or changed. */
export function Peek({ past, id, view, onMove, onClose }: PeekProps) {
  const at = past.findIndex((one) => one.id === id);
  const shown = past[at];
  const query = useQuery(conversationQuery(id));
  const go = (to: number) => {
    const next = past[to];
    if (next) onMove(next.id);
  };
  useWindowKeys({ j: () => go(at + 1), k: () => go(at - 1) });
  if (!shown) return null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t('peek.title', { number: shown.number })}
      description={
        <span className="flex items-center gap-1.5">
          <NetworkMark network={shown.network} />
          <span>
            {networkName(shown.network)} · {t(`conversation.status.${shown.status}`)} ·{' '}
            <RelativeTime at={shown.lastMessageAt} />
          </span>
        </span>
      }
      footer={
        <>
          {past.length > 1 && (
            <span className="me-auto flex gap-1">
              <IconButton
                label={t('peek.newer')}
                keys="k"
                icon={<ChevronLeft {...icon} className="rtl:-scale-x-100" />}
                disabled={at === 0}
                onClick={() => go(at - 1)}
              />
              <IconButton
                label={t('peek.older')}
                keys="j"
                icon={<ChevronRight {...icon} className="rtl:-scale-x-100" />}
                disabled={at === past.length - 1}
                onClick={() => go(at + 1)}
              />
            </span>
          )}
          <Link
            to="/inbox/$view/$conversationId"
            search={true}
            params={{ view, conversationId: shown.id }}
            onClick={onClose}
            className="inline-flex min-h-(--control) items-center rounded-[7px] bg-accent px-2.5 font-semibold text-on-accent hover:bg-accent-hover"
          >
            {t('peek.open')}
          </Link>
        </>
      }
    >
      <Loaded query={query}>{(detail) => <Transcript key={id} detail={detail} />}</Loaded>
    </Dialog>
  );
}
