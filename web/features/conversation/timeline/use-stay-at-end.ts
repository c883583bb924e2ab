import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '#contract/timeline.ts';

/** Closer to the end than this counts as reading the newest. */
const nearPx = 80;

/**
 * Keeps a timeline at its end while the person reads there, and in its place when entries come above or below what is
 * being read. `away`: something new waits below.
 */
export function useStayAtEnd(
  conversationId: string,
  entries: readonly TimelineEntry[],
): { scroller: RefObject<HTMLElement | null>; away: boolean; toEnd: () => void } {
  const scroller = useRef<HTMLElement | null>(null);
  const near = useRef(true);
  const size = useRef({ first: '', last: '', height: 0 });
  const [away, setAway] = useState(false);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins at its end.
  useLayoutEffect(() => {
    near.current = true;
    setAway(false);
    toEnd();
  }, [conversationId]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const now = { first: entries[0]?.id ?? '', last: entries.at(-1)?.id ?? '', height: element.scrollHeight };
    const before = size.current;
    size.current = now;
    if (near.current) toEnd();
    else if (now.first !== before.first && before.height > 0) element.scrollTop += now.height - before.height;
    else if (now.last !== before.last) setAway(true);
  }, [entries, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      if (near.current) setAway(false);
    };
    // The composer growing or a picture arriving must not hide the newest words.
    const observer = new ResizeObserver(() => near.current && toEnd());
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [toEnd]);

  return { scroller, away, toEnd };
}
