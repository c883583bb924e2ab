import type { Sandbox } from '#sandbox/sandbox.ts';
import { type Answered, type ApiClient, actAs, openSandbox } from '#sandbox/testing.ts';
import { connectChannel } from '#server/features/channel/commands.ts';
import { pollChannel } from '#server/features/channel/poll.ts';
import { type Actor, systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from './app.ts';
import { anAgent, aWorkspace, type TestAgent } from './factories/people.ts';

/** The program on a database of its own beside a real sandbox network, with one account of ours connected. */
export type World = {
  app: TestApp;
  sandbox: Sandbox;
  workspaceId: WorkspaceId;
  agent: TestAgent;
  channelId: string;
  /** The brand's own hands at the network, past Earshot. */
  brand: ApiClient;
  customer: ApiClient;
  /** A customer's post that names us, received: the conversation it opened. */
  mention(text?: string): Promise<Mention>;
  /** Reads what is new at the network and handles it. */
  poll(): Promise<void>;
  /** Everything in a public thread, as a customer sees it. */
  thread(threadExternalId: string): Promise<Status[]>;
  faults(change: Record<string, number | boolean>): Promise<void>;
  /** Connects the account with a new token, as a person does in Channels. */
  reconnect(): Promise<void>;
  /** Moves the program's clock on. */
  advance(ms: number): void;
  close(): Promise<void>;
};

export type Mention = { conversationId: string; messageId: string; externalId: string; version: number };
export type Status = {
  id: string;
  text: string;
  account: { handle: string };
  liked: boolean;
  hidden: boolean;
  images: { alt: string }[];
  recordings: { alt: string; mime_type: string }[];
};

const brandHandle = 'acme';

export async function openWorld({
  undoSeconds = 0,
  dataDir,
  environment = {},
}: {
  undoSeconds?: number;
  dataDir?: string;
  environment?: Record<string, string>;
} = {}): Promise<World> {
  const sandbox = await openSandbox();
  let offsetMs = 0;
  const app = await startTestApp({
    environment: {
      EARSHOT_UNDO_SECONDS: String(undoSeconds),
      ...(dataDir ? { EARSHOT_DATA: dataDir } : {}),
      ...environment,
    },
    overrides: { now: () => new Date(Date.now() + offsetMs) },
  });
  const { db } = app.context;
  const workspaceId = await aWorkspace(db, { kind: 'practice' });
  const agent = await anAgent(db, workspaceId, { role: 'lead' });
  const connect = async () => {
    const { token } = sandbox.provisionBrand({ handle: brandHandle, name: 'Acme' });
    const settings = { url: sandbox.url(), token };
    return connectChannel(app.context, workspaceId, actor, { network: 'sandbox', settings });
  };
  const actor: Actor = systemActor;
  const channel = await connect();
  const base = sandbox.url();
  const customer = await actAs(base, 'maren.holt');
  const brand = await actAs(base, brandHandle);

  const poll = async () => {
    await pollChannel(app.context, workspaceId, channel.id);
    await app.runJobs();
  };
  return {
    app,
    sandbox,
    workspaceId,
    agent,
    channelId: channel.id,
    brand,
    customer,
    poll,
    mention: async (text = 'Where is my order?') => {
      const posted = read<{ id: string }>(await customer('POST', '/statuses', { text: `@${brandHandle} ${text}` }));
      await poll();
      return findMention(app, workspaceId, posted.id);
    },
    thread: async (threadExternalId) =>
      read<{ statuses: Status[] }>(await customer('GET', `/threads/${threadExternalId}`)).statuses,
    faults: async (change) => {
      read(await customer('PUT', '/faults', change));
    },
    reconnect: async () => {
      await connect();
    },
    advance: (ms) => {
      offsetMs += ms;
    },
    close: async () => {
      await app.close();
      await sandbox.close();
    },
  };
}

/** The answer's body; throws what the network said when it refused. */
export function read<T>({ status, body }: Answered): T {
  if (status >= 300) throw new Error(`The sandbox network answered ${status}: ${JSON.stringify(body)}`);
  return body as T;
}

async function findMention({ context }: TestApp, workspaceId: WorkspaceId, externalId: string): Promise<Mention> {
  const row = await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('message as m')
      .innerJoin('conversation as c', (join) =>
        join.onRef('c.workspace_id', '=', 'm.workspace_id').onRef('c.id', '=', 'm.conversation_id'),
      )
      .select(['m.id as messageId', 'c.id as conversationId', 'c.version'])
      .where('m.workspace_id', '=', workspaceId)
      .where('m.external_id', '=', externalId)
      .executeTakeFirstOrThrow(),
  );
  return { ...row, externalId };
}
