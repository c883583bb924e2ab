import { useQueryClient } from '@tanstack/react-query';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';
import { approvalsKey } from './waiting.ts';

/** Reads approvals again as soon as one was asked for, decided or taken back. */
export function LiveApprovals(): null {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    if (event.kind === 'frame' && !event.frame.also.includes('approval')) return;
    void client.invalidateQueries({ queryKey: approvalsKey });
  });
  return null;
}
