import { beginSignIn, finishSignIn } from '#contract/channel-connect.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { authorise } from '#simulators/meta/testing.ts';
import { startTestApp, type TestApp } from './app.ts';
import { anAgent, aWorkspace, type TestAgent } from './factories/people.ts';
import { freePort } from './port.ts';

type Simulated = { appId: string; appSecret: string; url(): string; deliver(): Promise<void>; close(): Promise<void> };

/** How to open a simulated network of the Graph, and who there says yes to our app. */
type Wanted<Network> = { name: string; open(): Promise<Network>; signer(network: Network): string };

/** Earshot where such a network can reach it, with a workspace and its owner. */
export async function openGraphWorld<Network extends Simulated>({ name, open, signer }: Wanted<Network>) {
  const port = await freePort();
  const app: TestApp = await startTestApp({
    environment: { EARSHOT_URL: `http://127.0.0.1:${port}`, EARSHOT_PORT: String(port) },
    overrides: { now: () => new Date() },
  });
  await app.fastify.listen({ port, host: '127.0.0.1' });
  const network = await open();
  const workspaceId: WorkspaceId = await aWorkspace(app.context.db, { kind: 'live' });
  const owner: TestAgent = await anAgent(app.context.db, workspaceId, { role: 'owner' });

  const finish = async (state: string, code: string) => {
    const finished = await app.call(owner, finishSignIn, { body: { state, code } });
    await app.runJobs();
    return finished;
  };
  /** Says yes on the network's page; `again`: the channel that is connected anew. */
  const signIn = async (settings: Record<string, string>, again?: string) => {
    const body = { network: name, settings, origin: 'http://earshot.test', channelId: again };
    const { url } = (await app.call(owner, beginSignIn, { body })).body;
    const back = await authorise(url, signer(network));
    const [state = '', code = ''] = ['state', 'code'].map((part) => back.searchParams.get(part) ?? '');
    return finish(state, code);
  };
  return {
    app,
    network,
    workspaceId,
    owner,
    /** What is typed for our app there. */
    typedApp: { appId: network.appId, appSecret: network.appSecret, url: network.url() },
    signIn,
    /** The same where the person chooses one of several accounts. */
    connect: async (settings: Record<string, string>, externalId: string) => {
      const { choice } = (await signIn(settings)).body;
      return { choice, channel: (await finish(choice?.state ?? '', externalId)).body.channel };
    },
    /** What the network told of so far reaches us. */
    hear: async () => {
      await network.deliver();
      await app.runJobs();
    },
    poll: async (channelId: string) => {
      await pollChannel(app.context, workspaceId, channelId);
      await app.runJobs();
    },
    close: async () => {
      await app.close();
      await network.close();
    },
  };
}
export type GraphWorld<Network extends Simulated> = Awaited<ReturnType<typeof openGraphWorld<Network>>>;
