import type { Connector } from '#connectors/connector.ts';
import {
  beginSignIn,
  connectChannel,
  disconnectChannel,
  finishSignIn,
  listChannels,
  listNetworks,
  type Network,
  pollChannel,
} from '#contract/channel.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { pollNow } from './poll.ts';
import * as queries from './queries.ts';
import * as signIn from './sign-in.ts';

export function channelRoutes(route: Route, context: Context): void {
  const { db } = context;
  const viewOf = (viewer: Viewer, channelId: string) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.getChannelView(context, tx, channelId));

  route(listNetworks, async () => ({ networks: context.connectors.map(networkView) }));
  route(listChannels, async ({ viewer }) => ({
    channels: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listChannels(context, tx)),
  }));
  route(connectChannel, async ({ viewer, body }) => {
    const { id } = await commands.connectChannel(context, viewer.workspaceId, actorOf(viewer), body);
    return { channel: await viewOf(viewer, id) };
  });
  route(beginSignIn, ({ viewer, body }) => signIn.beginSignIn(context, viewer, body));
  route(finishSignIn, async ({ viewer, body }) => {
    const { id } = await signIn.finishSignIn(context, viewer, body);
    return { channel: await viewOf(viewer, id) };
  });
  route(disconnectChannel, async ({ viewer, params }) => {
    await commands.disconnectChannel(context, viewer.workspaceId, actorOf(viewer), params.channelId);
    return {};
  });
  route(pollChannel, async ({ viewer, params }) => {
    const deliveries = await pollNow(context, viewer.workspaceId, params.channelId);
    return { deliveries, channel: await viewOf(viewer, params.channelId) };
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
  const { network, label, mark, isPractice = false, settings } = connector;
  const signsIn = connector.signIn ? { asks: [...connector.signIn.asks] } : null;
  return { network, label, mark, isPractice, settings: [...settings], signIn: signsIn, abilities };
}
