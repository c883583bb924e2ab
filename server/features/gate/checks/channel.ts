import type { Check } from '../check.ts';
import { pass, stop, warn } from '../verdict.ts';

/** What waits leaves by itself when a pause ends, so that only warns; everything else needs a person. */
export const channel: Check = {
  name: 'channel',
  of: 'everything',
  look({ channel, verb, now }) {
    if (!channel || channel.state === 'disconnected')
      return stop('channel_not_connected', 'The account this would leave from is not connected.', {
        state: channel?.state ?? 'none',
      });
    const { handle, network, state, pausedUntil, isHalted, refusal } = channel;
    if (!channel.isOffered) return stop('not_offered', `${network} does not offer this (${verb}).`, { verb, network });
    if (refusal === 'not_summoned')
      return stop('not_summoned', `${network} lets @${handle} answer in public only who named or quoted it.`, {
        network,
      });
    if (refusal)
      return stop('access_level', `The access that @${handle} has to ${network} does not include this (${verb}).`, {
        verb,
        network,
      });
    if (state !== 'connected')
      return stop('channel_not_connected', `@${handle} must be connected again in Settings → Channels first.`, {
        state,
      });
    if (isHalted)
      return warn('channel_paused', `@${handle} is paused; this leaves when somebody lets it go on.`, { handle });
    if (pausedUntil && pausedUntil > now)
      return warn('channel_paused', `${network} asked us to slow down; this leaves when the pause ends.`, {
        until: pausedUntil.toISOString(),
      });
    return pass({ handle, network });
  },
};
