import { createHmac } from 'node:crypto';
import { connectChannel } from '#contract/channel-connect.ts';
import { type ApiClient, actAs, apiClient, openSandbox } from '#sandbox/testing.ts';
import { appPurpose, hookPrefix } from '#server/features/intake/queries.ts';
import { hashToken, newWorkspaceToken } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from './app.ts';
import { anAgent, aWorkspace, type TestAgent } from './factories/people.ts';

export type Placed = { id: string; threadId: string };

export type SandboxWorld = {
  workspaceId: WorkspaceId;
  owner: TestAgent;
  channelId: string;
  brandId: string;
  network: Awaited<ReturnType<typeof openSandbox>>;
  /** The sandbox's own API as a customer or as the brand in its own app. */
  actAs(handle: string): Promise<ApiClient>;
  /** Everything that concerned the brand so far, one webhook body each, as the network would post it. */
  events(): Promise<string[]>;
  /** Posts a body to our hook, signed as the network signs. */
  deliver(body: string, secret?: string): Promise<number>;
};

const secret = 'test-webhook-secret';

/** A workspace connected to a sandbox network of its own; nothing is delivered unless the test does it. */
export async function sandboxWorld(app: TestApp): Promise<SandboxWorld> {
  const { db, secretBox } = app.context;
  // The network has the real time, and what it says to happen minutes from now is not believed.
  app.clock.set(new Date());
  const network = await openSandbox();
  const brand = network.provisionBrand({ handle: 'acme', name: 'Acme' });
  const workspaceId = await aWorkspace(db, { kind: 'practice' });
  const owner = await anAgent(db, workspaceId, { role: 'owner', name: 'Olga' });
  const connected = await app.call(owner, connectChannel, {
    body: { network: 'sandbox', settings: { url: network.base, token: brand.token } },
  });
  const { id: channelId } = connected.body.channel;
  // The first poll, which connecting asked for, finds an empty network.
  await app.runJobs();
  const hook = newWorkspaceToken(hookPrefix, workspaceId);
  await db.inWorkspace(workspaceId, async (tx) => {
    const app = await tx
      .selectFrom('app')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    const secrets_enc = secretBox.seal([secret], appPurpose(app.id));
    await tx
      .updateTable('app')
      .set({ hook_token_hash: hashToken(hook.token), secrets_enc })
      .where('workspace_id', '=', workspaceId)
      .execute();
  });
  return {
    workspaceId,
    owner,
    channelId,
    brandId: brand.accountId,
    network,
    actAs: (handle) => actAs(network.base, handle),
    events: async () => {
      const { body } = await apiClient(network.base, brand.token)('GET', '/events?since=0&limit=100');
      return (body as { events: unknown[] }).events.map((event) => JSON.stringify(event));
    },
    deliver: async (body, signedWith = secret) => {
      const at = Math.floor(app.context.now().getTime() / 1000);
      const mac = createHmac('sha256', signedWith).update(`${at}.${body}`).digest('hex');
      const response = await app.fastify.inject({
        method: 'POST',
        url: `/hooks/${hook.token}`,
        headers: { 'content-type': 'application/json', 'x-sandbox-signature': `t=${at},v1=${mac}` },
        payload: body,
      });
      return response.statusCode;
    },
  };
}

/** What the sandbox's API answered about a new status. */
export const placed = ({ body }: { body: unknown }): Placed => {
  const { id, thread_id } = body as { id: string; thread_id: string };
  return { id, threadId: thread_id };
};
