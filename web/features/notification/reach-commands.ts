import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Input } from '#contract/endpoint.ts';
import { addOwnWay, type Choice, changeChoice, getReach, type Reach, removeOwnWay } from '#contract/own-way.ts';
import { call, errorMessage } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

export const reachQuery = queryOptions({
  queryKey: ['reach'],
  queryFn: ({ signal }) => call(getReach, { signal }),
});

/** What a person can change of how they are told: shown at once, put back with a notice if the server refuses. */
export function useReachCommands() {
  const client = useQueryClient();
  const show = (reach: Reach) => client.setQueryData(reachQuery.queryKey, reach);

  async function choose(choice: Choice): Promise<void> {
    client.setQueryData(reachQuery.queryKey, (reach) => reach && { ...reach, choice });
    try {
      show(await call(changeChoice, { body: { choice } }));
    } catch (error) {
      notice({ title: t('notification.choice.failed'), description: errorMessage(error), tone: 'error' });
      void client.invalidateQueries({ queryKey: reachQuery.queryKey });
    }
  }

  return {
    choose: (choice: Choice) => void choose(choice),
    /** Throws ApiError, so that a form keeps what was typed. */
    add: async (body: Input<typeof addOwnWay>['body']) => void show(await call(addOwnWay, { body })),
    remove: async (ownWayId: string) => {
      await attempt(async () => {
        show(await call(removeOwnWay, { params: { ownWayId } }));
        notice({ title: t('notification.way.removed') });
      });
    },
  };
}
