import type { Connector } from '#connectors/connector.ts';
import {
  connectChannel,
  disconnectChannel,
  listChannels,
  listNetworks,
  type Network,
  pollChannel,
} from '#contract/channel.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { pollChannel as pollNow } from './poll.ts';
import * as queries from './queries.ts';

export function channelRoutes(route: Route, context: Context): void {
  const { db, now } = context;

  route(listNetworks, async () => ({ networks: context.connectors.map(networkView) }));
  route(listChannels, async ({ viewer }) => ({
    channels: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listChannels(tx, viewer)),
  }));
  route(connectChannel, async ({ viewer, body }) => ({
    channel: queries.channelView(await commands.connectChannel(context, viewer.workspaceId, actorOf(viewer), body)),
  }));
  route(disconnectChannel, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) =>
      commands.disconnectChannel(tx, actorOf(viewer), params.channelId, now()),
    );
    return {};
  });
  route(pollChannel, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => queries.getChannel(tx, params.channelId));
    return { deliveries: await pollNow(context, viewer.workspaceId, params.channelId) };
  });
}

function networkView(connector: Connector): Network {
  const offers = {
    reply: connector.reply,
    direct: connector.direct,
    like: connector.like,
    hide: connector.hide,
    delete: connector.delete,
    images: connector.images,
    webhook: connector.verify,
    poll: connector.poll,
  };
  const abilities = (Object.keys(offers) as (keyof typeof offers)[]).filter((ability) => offers[ability] !== undefined);
  const { network, label, mark, settings } = connector;
  return { network, label, mark, settings: [...settings], abilities };
}
