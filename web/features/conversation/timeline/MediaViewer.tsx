import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import ExternalLink from 'lucide-react/icons/external-link';
import X from 'lucide-react/icons/x';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useEffect, useId, useState } from 'react';
import type { AttachmentView } from '#contract/timeline.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { announce } from '#web/ui/announce.tsx';
import { Modal } from '#web/ui/Dialog.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useWindowKeys } from '#web/ui/use-window-keys.ts';
import { IdentityMark } from './IdentityMark.tsx';
import { Recording } from './Recording.tsx';
import { ZoomStage } from './ZoomStage.tsx';

type ViewerProps = {
  /** Stored pictures and films of one message, in its order. */
  media: readonly AttachmentView[];
  /** The id of the one to begin with. */
  firstId: string;
  onClose: () => void;
};

const zooms = [1, 1.5, 2, 3, 4];
const icon = { size: 18, 'aria-hidden': true } as const;

/** The pictures and films of a message, one at a time and as large as the window allows, with their descriptions. */
export function MediaViewer({ media, firstId, onClose }: ViewerProps) {
  const id = useId();
  const [at, setAt] = useState(() =>
    Math.max(
      media.findIndex((one) => one.id === firstId),
      0,
    ),
  );
  const [zoom, setZoom] = useState(0);
  const shown = media[at];
  const mayMark = useSession().permissions.includes('conversation.write');
  const several = media.length > 1;
  const nameOf = (n: number) =>
    t('timeline.viewer.title', { kind: media[n]?.kind ?? 'image', n: n + 1, count: media.length });

  const go = (to: number) => {
    const next = Math.min(Math.max(to, 0), media.length - 1);
    if (next === at) return;
    setAt(next);
    setZoom(0);
    announce(`${nameOf(next)}. ${media[next]?.alt || t('timeline.viewer.no_alt')}`);
  };
  const zoomTo = (to: number) => setZoom(shown?.kind === 'image' ? Math.min(Math.max(to, 0), zooms.length - 1) : 0);
  const [back, on] = document.documentElement.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  useWindowKeys({
    // Closer, the arrows move the picture.
    ...(zoom === 0 && {
      [back]: () => go(at - 1),
      [on]: () => go(at + 1),
      Home: () => go(0),
      End: () => go(media.length - 1),
    }),
    '+': () => zoomTo(zoom + 1),
    '=': () => zoomTo(zoom + 1),
    '-': () => zoomTo(zoom - 1),
    '0': () => zoomTo(0),
  });
  usePreloaded([media[at - 1], media[at + 1]]);

  if (!shown?.url) return null;
  return (
    <Modal
      onClose={onClose}
      labelledBy={id}
      describedBy={`${id}-alt`}
      className="sheet h-[92dvh] max-h-[92dvh]! sm:max-w-[min(72rem,94vw)]"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-start gap-3 px-4 pt-3 pb-2">
          <div className="min-w-0 flex-1">
            <h2 id={id} className="font-semibold tabular-nums">
              {nameOf(at)}
            </h2>
            <p id={`${id}-alt`} dir="auto" className="max-h-20 overflow-y-auto text-ink2">
              {shown.alt || t('timeline.viewer.no_alt')}
            </p>
          </div>
          <IconButton
            label={t('ui.close')}
            keys="Escape"
            icon={<X {...icon} />}
            onClick={onClose}
            className="-me-1.5"
          />
        </header>
        {shown.kind === 'image' ? (
          <ZoomStage
            key={shown.id}
            src={shown.url}
            alt={shown.alt || t('timeline.attachment.image')}
            zoom={zooms[zoom] ?? 1}
            onToggle={() => zoomTo(zoom === 0 ? 2 : 0)}
            onSwipe={(step) => go(at + step)}
          />
        ) : (
          <div key={shown.id} className="grid min-h-0 flex-1 place-items-center bg-bg p-2">
            <Recording recording={shown} className="max-h-full max-w-full" />
          </div>
        )}
        <footer className="flex flex-wrap items-center gap-1 px-3 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
          {several && (
            <>
              <IconButton
                label={t('timeline.viewer.previous')}
                keys={back}
                icon={<ChevronLeft {...icon} className="rtl:-scale-x-100" />}
                disabled={at === 0}
                onClick={() => go(at - 1)}
              />
              <IconButton
                label={t('timeline.viewer.next')}
                keys={on}
                icon={<ChevronRight {...icon} className="rtl:-scale-x-100" />}
                disabled={at === media.length - 1}
                onClick={() => go(at + 1)}
              />
            </>
          )}
          {shown.kind === 'image' && (
            <>
              <IconButton
                label={t('timeline.viewer.farther')}
                keys="-"
                icon={<ZoomOut {...icon} />}
                disabled={zoom === 0}
                onClick={() => zoomTo(zoom - 1)}
              />
              <IconButton
                label={t('timeline.viewer.closer')}
                keys="+"
                icon={<ZoomIn {...icon} />}
                disabled={zoom === zooms.length - 1}
                onClick={() => zoomTo(zoom + 1)}
              />
            </>
          )}
          {shown.kind === 'image' && mayMark && <IdentityMark picture={shown} onMarked={onClose} />}
          <a
            href={shown.url}
            target="_blank"
            rel="noreferrer"
            className="ms-auto flex items-center gap-1.5 rounded-md px-2 py-1.5 hover:bg-hover"
          >
            <ExternalLink size={15} aria-hidden="true" />
            {t('timeline.viewer.original')}
          </a>
        </footer>
      </div>
    </Modal>
  );
}

/** The neighbours are there when they are asked for. */
function usePreloaded(neighbours: readonly (AttachmentView | undefined)[]): void {
  const urls = neighbours.flatMap((one) => (one?.kind === 'image' && one.url ? [one.url] : [])).join(' ');
  useEffect(() => {
    for (const url of urls.split(' ').filter(Boolean)) new Image().src = url;
  }, [urls]);
}
