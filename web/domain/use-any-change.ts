import { useEffect, useEffectEvent, useRef } from 'react';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';

/** A busy inbox changes all the time; figures that follow it need not. */
const pauseMs = 2000;

/** Runs soon after anything in the workspace has changed, at most every two seconds; for pages outside the inbox. */
export function useAnyChange(run: () => void): void {
  const { workspace, agent } = useSession();
  const runLatest = useEffectEvent(run);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);
  useRealtime(`${workspace.id} ${agent.id}`, { filter: null }, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      runLatest();
    }, pauseMs);
  });
}
