import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { getDanger } from '#contract/danger.ts';
import { call } from '#web/api.ts';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';

const dangerKey = ['danger'] as const;

/** Whether a life is in danger in this conversation, and where help is. */
export const dangerQuery = (conversationId: string) =>
  queryOptions({
    queryKey: [...dangerKey, conversationId],
    queryFn: ({ signal }) => call(getDanger, { params: { conversationId }, signal }),
  });

/** Reads it again as soon as something happened in the conversation. */
export function useLiveDanger(conversationId: string): () => void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  const again = () => void client.invalidateQueries({ queryKey: [...dangerKey, conversationId] });
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    if (event.kind === 'frame' && !event.frame.changes.some(({ row }) => row.id === conversationId)) return;
    again();
  });
  return again;
}
