import { useQueryClient } from '@tanstack/react-query';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';
import { noticesKey, silentPagesQuery } from './queries.ts';

/** Reads notices again as soon as this person was told something, and the alarm when it changed. */
export function LiveNotices(): null {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    const isNew = (noun: string) => event.kind === 'reset' || event.frame.also.includes(noun);
    if (isNew('notice')) void client.invalidateQueries({ queryKey: noticesKey });
    if (isNew('alarm')) void client.invalidateQueries({ queryKey: silentPagesQuery.queryKey });
  });
  return null;
}
