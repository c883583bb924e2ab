import * as z from 'zod/mini';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';

/** `v` changes with the picture, so that a browser may keep what it has. */
const Version = z.object({ v: z.optional(z.string().check(z.maxLength(40))) });

export const getProfileAvatar = endpoint({
  method: 'GET',
  path: '/api/profiles/:profileId/avatar',
  permission: 'inbox.read',
  summary: "A customer's picture from our own copy; 404 when there is none that can be shown.",
  params: z.object({ profileId: Id }),
  query: Version,
  reply: z.any(),
});

export const getChannelAvatar = endpoint({
  method: 'GET',
  path: '/api/channels/:channelId/avatar',
  permission: 'channel.read',
  summary: 'The picture of a connected account from our own copy; 404 when there is none that can be shown.',
  params: z.object({ channelId: Id }),
  query: Version,
  reply: z.any(),
});
