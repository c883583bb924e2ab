import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Channel, disconnectChannel, pollChannel } from '#contract/channel.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { channelsQuery } from './queries.ts';

/** Asks the network for news now and says what came of it. */
export function usePoll() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Channel) => call(pollChannel, { params: { channelId: id } }),
    onSuccess: ({ deliveries, channel }) => {
      if (channel.stateReason) notice({ title: channel.stateReason, tone: 'error' });
      else notice({ title: t('channel.poll.done', { deliveries, handle: channel.handle }), tone: 'ok' });
    },
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey }),
  });
}

/** Cuts an account off and says so. */
export function useDisconnect(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Channel) => call(disconnectChannel, { params: { channelId: id } }),
    onSuccess: (_, { handle }) => notice({ title: t('channel.disconnect.done', { handle }), tone: 'ok' }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => {
      onDone();
      return queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
    },
  });
}
