import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { cx } from './cx.ts';
import { endWithLeaving, scrollTo } from './row-places.ts';
import { useRows } from './use-rows.ts';

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
 * Scrolled away from its top, rows that come, go or turn out higher above do not move what is being read.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, rowHeightPx, renderItem, activeIndex = -1, onNearEnd, footer, className } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.scrollerRef ?? own;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what names an item is the same for all of a list's life.
  const keys = useMemo(() => items.map(itemKey), [items]);
  const { startsPx, first, end, rowRef, onScroll } = useRows(scroller, keys, rowHeightPx);
  // Whoever waits for a new row in front need not wait until the one that it pushed out of the end is gone.
  const drawnEnd = endWithLeaving(keys, end, useDeferredValue(keys[end - 1] ?? ''));
  const scrolled = useRef(false);

  const tellScrolled = () => {
    const now = (scroller.current?.scrollTop ?? 0) > rowHeightPx / 2;
    if (now !== scrolled.current) props.onScrolled?.(now);
    scrolled.current = now;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another active row is followed, the same one elsewhere is not.
  useEffect(() => {
    const list = scroller.current;
    if (!list || activeIndex < 0 || list.clientHeight === 0) return;
    const px = scrollTo(startsPx, activeIndex, { topPx: list.scrollTop, heightPx: list.clientHeight });
    if (px !== list.scrollTop) list.scrollTop = px;
  }, [keys[activeIndex]]);

  useEffect(() => {
    if (items.length > 0 && end >= items.length - 10) onNearEnd?.();
  }, [end, items.length, onNearEnd]);

  return (
    <div
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={() => {
        onScroll();
        tellScrolled();
      }}
      // We keep the place ourselves, by row; the browser's own anchoring would do it twice.
      className={cx('min-h-0 overflow-y-auto -outline-offset-2 [overflow-anchor:none]', className)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are placed by hand, which ul and li take badly. */}
      <div role="list" aria-label={label} className="relative w-full" style={{ height: startsPx.at(-1) }}>
        {items.slice(first, drawnEnd).map((item, place) => {
          const index = first + place;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <div
              key={keys[index]}
              ref={rowRef}
              data-key={keys[index]}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="contain-content absolute inset-x-0 top-0"
              style={{ transform: `translateY(${startsPx[index]}px)` }}
            >
              {renderItem(item, index)}
            </div>
          );
        })}
      </div>
      {footer}
    </div>
  );
}
