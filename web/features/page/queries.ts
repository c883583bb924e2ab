import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listPages } from '#contract/page.ts';
import { call } from '#web/api.ts';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';

/** Who is being called, and who was. */
export const pagesQuery = queryOptions({
  queryKey: ['pages'],
  queryFn: ({ signal }) => call(listPages, { signal }),
});

/** Reads pages again as soon as one of them changed. */
export function useLivePages(): void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    if (event.kind === 'frame' && !event.frame.also.includes('page')) return;
    void client.invalidateQueries({ queryKey: pagesQuery.queryKey });
  });
}
