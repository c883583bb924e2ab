import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Channel, disconnectChannel, pollChannel } from '#contract/channel.ts';
import {
  beginSignIn,
  connectChannel,
  type Enter,
  findAccounts,
  finishSignIn,
  type Network,
} from '#contract/channel-connect.ts';
import { haltChannel, resumeChannel } from '#contract/channel-health.ts';
import { call, errorMessage } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { networksQuery } from './page-queries.ts';
import { channelsQuery } from './queries.ts';

/** Connects with what was typed and says so. `onDone` is given what the person has to enter at the network, if anything. */
export function useConnect(
  { network, abilities }: Network,
  channel: Channel | undefined,
  onDone: (enter: Enter | null) => void,
) {
  const tell = useTellConnected(channel !== undefined);
  return useMutation({
    mutationFn: (settings: Record<string, string>) =>
      call(connectChannel, { body: { network, settings, channelId: channel?.id } }),
    onSuccess: ({ channel: connected, enter }) => {
      onDone(enter);
      return tell(connected, enter === null && abilities.includes('poll'));
    },
  });
}

/** Asks which accounts the typed credentials speak for, where that may be left open. */
export function useFindAccounts({ network, findsAccounts }: Network, channel: Channel | undefined) {
  return useMutation({
    mutationFn: async (settings: Record<string, string>) => {
      if (!findsAccounts) return null;
      return (await call(findAccounts, { body: { network, settings, channelId: channel?.id } })).choice;
    },
  });
}

/** Connects to a network that is played here, where nothing has to be typed, and says so. */
export function useConnectPractised(channel: Channel | undefined, onDone?: () => void) {
  const tell = useTellConnected(channel !== undefined);
  return useMutation({
    mutationFn: (wanted: { network: string; settings: Record<string, string> }) =>
      call(connectChannel, { body: { ...wanted, channelId: channel?.id } }),
    onSuccess: ({ channel: connected }) => {
      onDone?.();
      return tell(connected, false);
    },
  });
}

/** Begins signing in on the network's own page; the browser goes there if it comes back by itself. */
export function useBeginSignIn({ network }: Network, channel: Channel | undefined) {
  return useMutation({
    mutationFn: (settings: Record<string, string>) =>
      call(beginSignIn, { body: { network, settings, origin: location.origin, channelId: channel?.id } }),
    onSuccess: ({ url, comesBack }) => {
      if (comesBack) location.assign(url);
    },
  });
}

/** Connects with the code that the network gave, and says so, unless one of several accounts has to be chosen first. `onDone` is not called while there is something to enter. */
export function useFinishSignIn(onDone: () => void) {
  const tell = useTellConnected(false);
  return useMutation({
    mutationFn: (answer: { state: string; code: string }) => call(finishSignIn, { body: answer }),
    onSuccess: ({ channel, enter }) => {
      if (!channel) return undefined;
      if (!enter) onDone();
      return tell(channel);
    },
  });
}

function useTellConnected(again: boolean) {
  const queryClient = useQueryClient();
  const isPolled = (network: string) =>
    queryClient
      .getQueryData(networksQuery.queryKey)
      ?.networks.find((one) => one.network === network)
      ?.abilities.includes('poll') ?? true;
  return ({ network, handle }: Channel, isRead = isPolled(network)) => {
    notice({
      title: t(again ? 'channel.reconnect.done' : 'channel.connect.done', { handle: handleOn(network, handle) }),
      ...(isRead && { description: t('channel.connect.done.body') }),
      tone: 'ok',
    });
    // The app that was typed for it is known for the next account.
    void queryClient.invalidateQueries({ queryKey: networksQuery.queryKey });
    return queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
  };
}

/** Asks the network for news now and says what came of it. */
export function usePoll() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Channel) => call(pollChannel, { params: { channelId: id } }),
    onSuccess: ({ deliveries, channel }) => {
      if (channel.stateReason) notice({ title: channel.stateReason, tone: 'error' });
      else
        notice({
          title: t('channel.poll.done', { deliveries, handle: handleOn(channel.network, channel.handle) }),
          tone: 'ok',
        });
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
    onSuccess: ({ untold }, { network, handle }) =>
      notice({
        title: t('channel.disconnect.done', { handle: handleOn(network, handle) }),
        ...(untold === null
          ? { tone: 'ok' }
          : { description: t('channel.untold', { network: networkName(network), reason: untold }), tone: 'error' }),
      }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => {
      onDone();
      return queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
    },
  });
}

/** Pauses an account, or lets it go on, and says so; either takes the other back. */
export function useHalt() {
  const queryClient = useQueryClient();
  const change = async (
    { id, network, handle }: Pick<Channel, 'id' | 'network' | 'handle'>,
    halt: boolean,
  ): Promise<void> => {
    await attempt(async () => {
      await call(halt ? haltChannel : resumeChannel, { params: { channelId: id } });
      notice({
        title: t(halt ? 'channel.halt.done' : 'channel.resume.done', { handle: handleOn(network, handle) }),
        ...(halt && { undo: () => void change({ id, network, handle }, false) }),
        tone: halt ? 'plain' : 'ok',
      });
    });
    await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
  };
  return useMutation({ mutationFn: ({ channel, halt }: { channel: Channel; halt: boolean }) => change(channel, halt) });
}
