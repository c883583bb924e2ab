import type { SettingField } from '#connectors/connecting.ts';
import type { Connector } from '#connectors/connector.ts';
import { disconnectChannel, listChannels, pollChannel } from '#contract/channel.ts';
import {
  beginSignIn,
  connectChannel,
  findAccounts,
  finishSignIn,
  listNetworks,
  type Network,
} from '#contract/channel-connect.ts';
import { askProof, haltChannel, listChannelHealth, resumeChannel } from '#contract/channel-health.ts';
import { listPractised } from '#contract/practised.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { listApps } from './app.ts';
import * as commands from './commands.ts';
import * as halt from './halt.ts';
import * as health from './health.ts';
import { pollNow } from './poll.ts';
import * as practised from './practised.ts';
import * as proof from './proof.ts';
import * as queries from './queries.ts';
import * as signIn from './sign-in.ts';

export function channelRoutes(route: Route, context: Context): void {
  const { db } = context;
  const viewOf = (viewer: Viewer, channelId: string) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.getChannelView(context, tx, channelId));

  route(listNetworks, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      networks: await Promise.all(context.connectors.map((connector) => networkView(context, tx, connector))),
    })),
  );
  route(listPractised, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ networks: await practised.listPractised(context, tx) })),
  );
  route(listChannels, async ({ viewer }) => ({
    channels: await db.inWorkspace(viewer.workspaceId, (tx) => queries.listChannels(context, tx)),
  }));
  route(listChannelHealth, async ({ viewer }) => ({
    channels: await db.inWorkspace(viewer.workspaceId, (tx) => health.listHealth(context, tx, context.now())),
  }));
  route(askProof, async ({ viewer, params }) => ({
    word: await db.inWorkspace(viewer.workspaceId, (tx) => proof.askProof(tx, viewer, params.channelId, context.now())),
  }));
  route(haltChannel, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => halt.haltChannel(tx, viewer, params.channelId, context.now()));
    return {};
  });
  route(resumeChannel, async ({ viewer, params: { channelId } }) => {
    const now = context.now();
    await db.inWorkspace(viewer.workspaceId, (tx) => halt.resumeChannel(context, tx, viewer, { channelId, now }));
    return {};
  });
  route(connectChannel, async ({ viewer, body }) => {
    const { id, enter } = await commands.connectChannel(context, viewer.workspaceId, actorOf(viewer), body);
    return { channel: await viewOf(viewer, id), enter };
  });
  route(findAccounts, async ({ viewer, body }) => ({ choice: await signIn.findAccounts(context, viewer, body) }));
  route(beginSignIn, ({ viewer, body }) => signIn.beginSignIn(context, viewer, body));
  route(finishSignIn, async ({ viewer, body }) => {
    const { channelId, enter, choice } = await signIn.finishSignIn(context, viewer, body);
    return { channel: channelId === null ? null : await viewOf(viewer, channelId), enter, choice };
  });
  route(disconnectChannel, async ({ viewer, params }) => {
    const untold = await commands.disconnectChannel(context, viewer.workspaceId, actorOf(viewer), params.channelId);
    return { untold };
  });
  route(pollChannel, async ({ viewer, params }) => {
    const deliveries = await pollNow(context, viewer.workspaceId, params.channelId);
    return { deliveries, channel: await viewOf(viewer, params.channelId) };
  });
}

async function networkView(context: Context, tx: Tx, connector: Connector): Promise<Network> {
  const offers = {
    reply: connector.reply,
    direct: connector.direct,
    like: connector.like,
    hide: connector.hide,
    delete: connector.delete,
    images: connector.images,
    files: connector.files,
    webhook: connector.verify,
    poll: connector.poll,
  };
  const abilities = (Object.keys(offers) as (keyof typeof offers)[]).filter((ability) => offers[ability] !== undefined);
  const { network, label, mark, isPractice = false, settings } = connector;
  const signsIn = connector.signIn
    ? {
        asks: connector.signIn.asks.map((one) => (typeof one === 'string' ? { ask: one } : one)),
        returnsTo: signIn.returnsTo(context.config),
      }
    : null;
  const app = connector.app ? await appView(context, tx, connector.network, connector.app.settings) : null;
  const findsAccounts = connector.findAccounts !== undefined;
  return { network, label, mark, isPractice, settings: [...settings], findsAccounts, signIn: signsIn, app, abilities };
}

async function appView(
  context: Context,
  tx: Tx,
  network: string,
  fields: readonly SettingField[],
): Promise<Network['app']> {
  const open = fields.filter(({ kind }) => kind !== 'secret');
  const known = (await listApps(context, tx, network)).map((typed) =>
    Object.fromEntries(open.flatMap(({ name }) => (typed[name] === undefined ? [] : [[name, typed[name]]]))),
  );
  return { settings: [...fields], known };
}
