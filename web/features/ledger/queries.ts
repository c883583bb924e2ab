import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { getDelivery, getLedger, listLedgerItems, replayDeliveries } from '#contract/ledger.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { daysOf, type LedgerSearch } from './search.ts';

export const ledgerKey = ['ledger'];

/** What is pending is read at once, and no event tells of what was skipped: only so long is it asked for again. */
const whilePendingMs = 2000;

export const figuresQuery = (days: number) =>
  queryOptions({
    queryKey: [...ledgerKey, 'figures', days],
    queryFn: ({ signal }) => call(getLedger, { query: { days }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.channels.some(({ counts }) => counts.pending > 0) ? whilePendingMs : false,
  });

export const itemsQuery = (search: LedgerSearch) => {
  const query = { days: daysOf(search), channelId: search.channel, outcome: search.outcome, reason: search.reason };
  return infiniteQueryOptions({
    queryKey: [...ledgerKey, 'items', query],
    queryFn: ({ pageParam, signal }) => call(listLedgerItems, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some(({ outcome }) => outcome === 'pending') ? whilePendingMs : false,
  });
};

export const deliveryQuery = (deliveryId: string) =>
  queryOptions({
    queryKey: [...ledgerKey, 'delivery', deliveryId],
    queryFn: ({ signal }) => call(getDelivery, { params: { deliveryId }, signal }),
  });

/** Has failed or skipped items read again; of one account, or of all. */
export function useReplay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { channelId?: string; outcome: 'failed' | 'skipped' }) => call(replayDeliveries, { body }),
    onSuccess: ({ deliveries }) => notice({ title: t('ledger.replay.done', { deliveries }), tone: 'ok' }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ledgerKey }),
  });
}
