import { type RefObject, useCallback, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { placeRows, rowsInSight, type Sight } from './row-places.ts';

/** Rows drawn beyond those in sight, so that scrolling meets no gap. */
const around = 6;

type Rows = {
  /** Where each row begins, and after the last the height of all, in px. */
  startsPx: readonly number[];
  /** The first row to draw, and the one after the last. */
  first: number;
  end: number;
  /** For the element of each row, which names it as data-key. */
  rowRef: (element: HTMLElement | null) => (() => void) | undefined;
  /** To be called when the list was scrolled. */
  onScroll: () => void;
};

/**
 * Which rows of a scrolling element are to be drawn, and where. Rows measure themselves. Away from the
 * top, rows that come, go or turn out higher above do not move what is being read: the first that is still there stays.
 */
export function useRows(scroller: RefObject<HTMLElement | null>, keys: readonly string[], usualPx: number): Rows {
  const [heightsPx] = useState(() => new Map<string, number>());
  const [measurements, setMeasurements] = useState(0);
  const [sight, setSight] = useState<Sight>({ topPx: 0, heightPx: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each measurement changes the heights.
  const startsPx = useMemo(() => placeRows(keys, heightsPx, usualPx), [keys, heightsPx, usualPx, measurements]);
  const { first, end } = rowsInSight(startsPx, sight, around);

  const fresh = useRef(new Set<HTMLElement>());
  const observer = useRef<ResizeObserver>(null);
  /** The rows in sight and where they began. */
  const anchors = useRef<{ key: string; startPx: number }[]>([]);

  /** What was in sight when it last changed: asking the browser in the middle of drawing makes it lay out the page. */
  const seen = useRef<Sight | null>(null);

  const look = () => {
    const now = seen.current;
    if (!now) return;
    const inSight = rowsInSight(startsPx, now, 0);
    const rows = now.topPx > usualPx / 2 ? keys.slice(inSight.first, inSight.end) : [];
    anchors.current = rows.map((key, place) => ({ key, startPx: startsPx[inSight.first + place] ?? 0 }));
    const next = rowsInSight(startsPx, now, around);
    if (next.first !== first || next.end !== end) setSight(now);
  };

  const measure = useEffectEvent((elements: Iterable<HTMLElement>) => {
    let changed = false;
    for (const element of elements) {
      const { key } = element.dataset;
      const px = element.offsetHeight;
      // What is not displayed has no height.
      if (!key || px === 0 || px === heightsPx.get(key)) continue;
      changed ||= px !== (heightsPx.get(key) ?? usualPx);
      heightsPx.set(key, px);
    }
    if (changed) setMeasurements((count) => count + 1);
  });
  const lookAnew = () => {
    seen.current = sightOf(scroller.current);
    look();
  };
  const onResize = useEffectEvent(lookAnew);

  useLayoutEffect(() => {
    const rows = new ResizeObserver((entries) => measure(entries.map(({ target }) => target as HTMLElement)));
    const frame = new ResizeObserver(() => onResize());
    observer.current = rows;
    if (scroller.current) frame.observe(scroller.current);
    return () => {
      rows.disconnect();
      frame.disconnect();
    };
  }, [scroller]);

  const rowRef = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    fresh.current.add(element);
    return () => {
      fresh.current.delete(element);
      observer.current?.unobserve(element);
    };
  }, []);

  // Before anybody sees them where they do not belong.
  useLayoutEffect(() => {
    for (const element of fresh.current) observer.current?.observe(element);
    measure([...fresh.current].filter(({ dataset }) => !heightsPx.has(dataset.key ?? '')));
    fresh.current.clear();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only rows that stand elsewhere move what is being read.
  useLayoutEffect(() => {
    const kept = anchors.current.find(({ key }) => keys.includes(key));
    const nowPx = kept && startsPx[keys.indexOf(kept.key)];
    if (scroller.current && kept && nowPx !== undefined && nowPx !== kept.startPx)
      scroller.current.scrollTop += nowPx - kept.startPx;
    else if (seen.current) return look();
    lookAnew();
  }, [startsPx]);

  return { startsPx, first, end, rowRef, onScroll: lookAnew };
}

function sightOf(element: HTMLElement | null): Sight | null {
  // What is not displayed has no height, and comes back where it was.
  return element && element.clientHeight > 0 ? { topPx: element.scrollTop, heightPx: element.clientHeight } : null;
}
