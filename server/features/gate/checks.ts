import type { Verb } from '#connectors/connector.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Facts } from './facts.ts';
import { pass, stop, warn } from './verdict.ts';

const neededFor: Record<Verb, Permission> = {
  reply: 'reply.public',
  direct: 'reply.private',
  like: 'content.moderate',
  unlike: 'content.moderate',
  hide: 'content.moderate',
  unhide: 'content.moderate',
  edit: 'reply.public',
  delete: 'content.delete',
  block: 'content.moderate',
  unblock: 'content.moderate',
  mute: 'content.moderate',
  unmute: 'content.moderate',
};

export function checkPermission({ verb, permissions }: Facts): CheckResult {
  const permission = neededFor[verb];
  if (permissions.has(permission)) return pass('permission');
  return stop('permission', 'permission_missing', `This needs the permission ${permission}. Ask a lead or the owner.`, {
    permission,
  });
}

/** A pause ends by itself, so it only warns; everything else needs a person. */
export function checkChannel({ channel, verb, now }: Facts): CheckResult {
  if (!channel || channel.state === 'disconnected')
    return stop('channel', 'channel_not_connected', 'The account this would leave from is not connected.', {
      state: channel?.state ?? 'none',
    });
  const { handle, network, state, pausedUntil } = channel;
  if (!channel.isOffered)
    return stop('channel', 'not_offered', `${network} does not offer this (${verb}).`, { verb, network });
  if (state !== 'connected')
    return stop(
      'channel',
      'channel_not_connected',
      `@${handle} must be connected again in Settings → Channels first.`,
      { state },
    );
  if (pausedUntil && pausedUntil > now)
    return warn('channel', 'channel_paused', `${network} asked us to slow down; this leaves when the pause ends.`, {
      until: pausedUntil.toISOString(),
    });
  return pass('channel', { handle, network });
}

export function checkGone({ target, verb }: Facts): CheckResult {
  if (ofPersons.has(verb)) return pass('gone');
  if (!target) return verb === 'direct' ? pass('gone') : targetGone();
  if (target.isDeleted && verb !== 'direct') return targetGone();
  if (!target.isOnNetwork)
    return stop(
      'gone',
      'target_not_there_yet',
      'This message does not stand on the network yet. Wait until it is sent.',
    );
  return pass('gone');
}

/** They are about somebody, not about something that could be gone. */
const ofPersons: ReadonlySet<Verb> = new Set(['block', 'unblock', 'mute', 'unmute']);

const targetGone = () => stop('gone', 'target_gone', 'The message was deleted, so nothing can be done to it there.');
