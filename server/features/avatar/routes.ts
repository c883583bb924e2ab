import type { FastifyReply } from 'fastify';
import { getChannelAvatar, getProfileAvatar } from '#contract/avatar.ts';
import type { Context } from '#server/context.ts';
import { notFound } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { wayOutOf } from '#server/way-out.ts';
import { readAvatar } from './fetch.ts';
import { getAvatarUrl } from './queries.ts';

export function avatarRoutes(route: Route, context: Context): void {
  const serve = async ({ workspaceId }: Viewer, table: 'profile' | 'channel', id: string, reply: FastifyReply) => {
    const { avatarUrl, http } = await context.db.inWorkspace(workspaceId, async (tx) => ({
      avatarUrl: await getAvatarUrl(tx, table, id),
      http: await wayOutOf(context, tx),
    }));
    const picture = await readAvatar({ ...context, http }, { workspaceId, avatarUrl });
    if (!picture) throw notFound('picture');
    reply
      .header('content-type', picture.mimeType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      // A changed picture has another address; who may see it can change too.
      .header('cache-control', 'private, max-age=86400');
    return Buffer.from(picture.bytes);
  };

  route(getProfileAvatar, ({ viewer, params, reply }) => serve(viewer, 'profile', params.profileId, reply));
  route(getChannelAvatar, ({ viewer, params, reply }) => serve(viewer, 'channel', params.channelId, reply));
}
