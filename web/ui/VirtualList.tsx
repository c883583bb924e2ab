import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from './cx.ts';

type VirtualListProps<Item> = {
  /** Name of the list for screen readers. */
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** Height of a row before it is measured. */
  rowHeightPx: number;
  renderItem: (item: Item, index: number) => ReactNode;
  /** Kept in sight: the row the keyboard stands on. -1 for none. */
  activeIndex?: number;
  /** Called near the end: load the next page. It may be called again while that loads. */
  onNearEnd?: () => void;
  /** Stands after the last row. */
  footer?: ReactNode;
  /** Tells when the list leaves its top or comes back to it. */
  onScrolled?: (scrolled: boolean) => void;
  scrollerRef?: RefObject<HTMLDivElement | null>;
  className?: string;
};

/**
 * A list of any length that draws only what is in sight. Rows measure themselves, so they may differ in height.
 * Scrolled away from its top, rows that come or go above do not move what is being read.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, rowHeightPx, renderItem, activeIndex = -1, onNearEnd, footer, className } = props;
  const { onScrolled, scrollerRef } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = scrollerRef ?? own;
  const scrolled = useRef(false);
  /** The rows in sight and where they began; the first that is still there keeps the place. */
  const anchors = useRef<{ key: string; startPx: number }[]>([]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemKey(item);
    },
    overscan: 6,
    useFlushSync: false,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;

  const rememberAnchor = () => {
    const top = scroller.current?.scrollTop ?? 0;
    const shown = top > 0 ? virtual.getVirtualItems().filter(({ end }) => end > top) : [];
    anchors.current = shown.map(({ key, start }) => ({ key: String(key), startPx: start }));
  };

  const onScroll = () => {
    rememberAnchor();
    const now = (scroller.current?.scrollTop ?? 0) > rowHeightPx / 2;
    if (now !== scrolled.current) onScrolled?.(now);
    scrolled.current = now;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only new items move the row that is being read.
  useLayoutEffect(() => {
    if (anchors.current.length === 0 || !scroller.current || !scrolled.current) return;
    const places = new Map(items.map((item, index) => [itemKey(item), index]));
    const kept = anchors.current.flatMap((anchor) => {
      const now = virtual.measurementsCache[places.get(anchor.key) ?? -1]?.start;
      return now === undefined ? [] : [{ ...anchor, now }];
    });
    if (kept[0]) scroller.current.scrollTop += kept[0].now - kept[0].startPx;
    anchors.current = kept.map(({ key, now }) => ({ key, startPx: now }));
  }, [items]);

  const activeItem = items[activeIndex];
  const activeKey = activeItem === undefined ? null : itemKey(activeItem);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active row is followed, the same one elsewhere is not.
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeKey, virtual]);

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 10) onNearEnd?.();
  }, [lastShown, items.length, onNearEnd]);

  return (
    <div
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={onScroll}
      // We keep the place ourselves, by row; the browser's own anchoring would do it twice.
      className={cx('min-h-0 overflow-y-auto -outline-offset-2 [overflow-anchor:none]', className)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are placed by hand, which ul and li take badly. */}
      <div role="list" aria-label={label} className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderItem(item, row.index)}
            </div>
          );
        })}
      </div>
      {footer}
    </div>
  );
}
