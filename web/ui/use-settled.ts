import { useEffect, useState } from 'react';

/** What `value` was when it last stayed the same for `pauseMs`: what is typed is not searched for at each key. */
export function useSettled(value: string, pauseMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
