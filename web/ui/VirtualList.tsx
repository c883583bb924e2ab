import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
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
  className?: string;
};

/** A list of any length that draws only what is in sight. Rows measure themselves, so they may differ in height. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, rowHeightPx, renderItem, activeIndex = -1, onNearEnd, footer, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
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

  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtual]);

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 10) onNearEnd?.();
  }, [lastShown, items.length, onNearEnd]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <div ref={scroller} tabIndex={0} className={cx('min-h-0 overflow-y-auto -outline-offset-2', className)}>
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
