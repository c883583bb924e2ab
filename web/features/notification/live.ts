import { useQueryClient } from '@tanstack/react-query';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';
import { noticesKey } from './queries.ts';

/** Reads notices again as soon as this person was told something. */
export function useLiveNotices(): void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    if (event.kind === 'frame' && !event.frame.also.includes('notice')) return;
    void client.invalidateQueries({ queryKey: noticesKey });
  });
}
