import { pollChannel } from '#contract/channel.ts';
import { connectChannel } from '#contract/channel-connect.ts';
import { type ConversationDetail, getConversation, listConversations } from '#contract/conversation.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { recheckChannel } from '#server/features/channel/recheck.ts';
import { sweepDispatches } from '#server/features/dispatch/jobs.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { anAgent, aWorkspace, type TestAgent } from '../factories/people.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { BlueskyPerson } from './person.ts';
import { openNetwork, settingsOf } from './session.ts';
import type { BlueskyNetwork } from './start.ts';

/** The program beside a real Bluesky network, with one account of ours connected through the API. */
export type ServerWorld = {
  network: BlueskyNetwork;
  /** Everything the program says to the network passes here. */
  proxy: FaultProxy;
  app: TestApp;
  workspaceId: WorkspaceId;
  agent: TestAgent;
  channelId: string;
  /** Our account's owner with the phone in hand, past Earshot. */
  brand: BlueskyPerson;
  customer: BlueskyPerson;
  /** Reads what is new and handles it. */
  poll(): Promise<void>;
  /** Looks for deletions. */
  recheck(): Promise<void>;
  /** The conversation in which this customer wrote last. */
  conversation(): Promise<ConversationDetail>;
  /** Sends an answer to the customer's newest message. Throws what the gate said when it refused. */
  answer(text: string, more?: Partial<ReplyInput>): Promise<string>;
  /** Lets retries become due and runs them until nothing waits. */
  sendAll(): Promise<void>;
  connect(): Promise<void>;
  close(): Promise<void>;
};

export const messagesOf = ({ timeline }: ConversationDetail): TimelineMessage[] =>
  timeline.filter((entry): entry is TimelineMessage => entry.kind === 'message');

export async function openServerWorld(): Promise<ServerWorld> {
  const network = await openNetwork();
  const brand = await network.createAccount('parcel-care', { displayName: 'Parcel Care' });
  const customer = await network.createAccount('nora-lind', { displayName: 'Nora Lind' });
  const proxy = await startFaultProxy(network.pds);
  const settings = { ...(await settingsOf(network, brand)), service: proxy.url };
  let offsetMs = 0;
  const app = await startTestApp({ overrides: { now: () => new Date(Date.now() + offsetMs) } });
  const workspaceId = await aWorkspace(app.context.db);
  const agent = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  const caller = { session: agent.session };
  const connect = async () => {
    const { status, body } = await app.call(caller, connectChannel, { body: { network: 'bluesky', settings } });
    if (status !== 200) throw new Error(`Connecting was refused: ${JSON.stringify(body)}`);
    return body.channel.id;
  };
  const channelId = await connect();
  await app.runJobs();

  const conversation = async () => {
    const { body } = await app.call(caller, listConversations, { query: { view: 'all', limit: 50 } });
    const theirs = body.items.filter((one) => one.profile.handle === customer.handle);
    // Not by our own answers: their times run ahead after `sendAll` has moved the clock.
    const [row] = theirs.toSorted((a, b) => (b.lastInboundAt ?? '').localeCompare(a.lastInboundAt ?? ''));
    if (row === undefined) throw new Error('The customer stands in no conversation.');
    return (await app.call(caller, getConversation, { params: { conversationId: row.id } })).body;
  };

  return {
    network,
    proxy,
    app,
    workspaceId,
    agent,
    channelId,
    brand,
    customer,
    poll: async () => {
      await network.settle();
      await app.call(caller, pollChannel, { params: { channelId } });
      await app.runJobs();
    },
    recheck: async () => {
      await network.settle();
      await recheckChannel(app.context, workspaceId, channelId);
      await app.runJobs();
    },
    conversation,
    answer: async (text, more = {}) => {
      const detail = await conversation();
      const asked = messagesOf(detail).findLast((message) => message.direction === 'in');
      const isPrivate = asked?.visibility === 'private';
      const { body } = await app.call(caller, sendReply, {
        params: { conversationId: detail.conversation.id },
        body: {
          clientKey: crypto.randomUUID(),
          stage: isPrivate ? 'private' : 'public',
          text,
          ...(!isPrivate && asked && { replyToId: asked.id }),
          attachmentIds: [],
          addresseeIds: [],
          seenVersion: detail.conversation.version,
          accepted: [],
          ...more,
        },
      });
      if (!body.ok) throw new Error(`The gate refused: ${JSON.stringify(body)}`);
      return body.dispatch.id;
    },
    sendAll: async () => {
      for (let round = 0; round < 12; round++) {
        await sweepDispatches.run(app.context, workspaceId);
        await app.runJobs();
        const { timeline } = await conversation();
        const isWaiting = timeline.some(
          (entry) => entry.kind === 'dispatch' && (entry.state === 'queued' || entry.state === 'sending'),
        );
        if (!isWaiting) return;
        offsetMs += 60_000;
      }
    },
    connect: async () => {
      await connect();
    },
    close: async () => {
      await app.close();
      await proxy.close();
    },
  };
}
