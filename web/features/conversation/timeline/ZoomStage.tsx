import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

type StageProps = {
  src: string;
  alt: string;
  /** 1 shows the whole picture. */
  zoom: number;
  onToggle: () => void;
  /** A finger leads on: 1 to the next, -1 to the one before. */
  onSwipe: (step: 1 | -1) => void;
};

const swipePx = 60;

/** A picture as large as there is room; closer, it is moved by dragging, scrolling and the arrow keys. */
export function ZoomStage({ src, alt, zoom, onToggle, onSwipe }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const begun = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const isZoomed = zoom > 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the middle stays the middle whenever the zoom changes.
  useLayoutEffect(() => {
    const { current } = stage;
    if (!current) return;
    current.scrollTo(
      (current.scrollWidth - current.clientWidth) / 2,
      (current.scrollHeight - current.clientHeight) / 2,
    );
  }, [zoom]);

  const onDown = ({ clientX, clientY }: PointerEvent) => {
    const { scrollLeft, scrollTop } = stage.current ?? { scrollLeft: 0, scrollTop: 0 };
    begun.current = { x: clientX, y: clientY, left: scrollLeft, top: scrollTop };
  };
  const onMove = ({ clientX, clientY, pointerType, buttons }: PointerEvent) => {
    const from = begun.current;
    if (!from || !isZoomed || pointerType !== 'mouse' || buttons !== 1) return;
    stage.current?.scrollTo(from.left - (clientX - from.x), from.top - (clientY - from.y));
  };
  const onUp = ({ clientX, pointerType }: PointerEvent) => {
    const from = begun.current;
    begun.current = null;
    if (!from || isZoomed || pointerType === 'mouse') return;
    const moved = (clientX - from.x) * (document.documentElement.dir === 'rtl' ? -1 : 1);
    if (Math.abs(moved) > swipePx) onSwipe(moved < 0 ? 1 : -1);
  };

  return (
    <section
      ref={stage}
      aria-label={t('timeline.viewer.stage')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      data-body=""
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onDoubleClick={onToggle}
      className={cx(
        'min-h-0 flex-1 overflow-auto bg-bg -outline-offset-2 select-none',
        isZoomed ? 'cursor-grab active:cursor-grabbing' : 'touch-pan-y touch-pinch-zoom',
      )}
    >
      <div style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }} className="p-2">
        <img
          src={src}
          alt={alt}
          draggable={false}
          className={cx('size-full', isZoomed ? 'object-contain' : 'object-scale-down')}
        />
      </div>
    </section>
  );
}
