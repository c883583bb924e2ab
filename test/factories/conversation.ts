import { sql } from 'kysely';
import type { Database, Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { toTokens } from '#server/features/search/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Factories say only what matters; everything else has a harmless value. `at` defaults to the real time. */
type Common = { network?: string; origin?: string; at?: Date };

const originOf = ({ network = 'sandbox', origin }: Common) => ({ network, origin: origin ?? `${network}:test` });

export type ChannelOptions = Common & {
  handle?: string;
  externalId?: string;
  state?: 'connected' | 'reconnect' | 'disconnected';
};

/** A connected account of ours, without secrets. */
export async function aChannel(db: Database, workspaceId: WorkspaceId, options: ChannelOptions = {}): Promise<string> {
  const { handle = 'acme', externalId = newId(), state = 'connected', at = new Date() } = options;
  const id = newId(at);
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insertInto('channel')
      .values({
        workspace_id: workspaceId,
        id,
        ...originOf(options),
        external_id: externalId,
        handle,
        name: handle,
        state,
        connected_at: at,
      })
      .execute(),
  );
  return id;
}

export type ProfileOptions = Common & {
  handle?: string;
  name?: string;
  externalId?: string;
  followers?: number;
  /** The person behind it; a new contact without one. */
  contactId?: string;
};
export type TestProfile = { profileId: string; contactId: string };

/** A customer's account on a network, with its contact. */
export async function aProfile(
  db: Database,
  workspaceId: WorkspaceId,
  options: ProfileOptions = {},
): Promise<TestProfile> {
  const { handle = 'mila', name = 'Mila', externalId = newId(), followers = null, at = new Date() } = options;
  const profileId = newId(at);
  const contactId = options.contactId ?? newId(at);
  await db.inWorkspace(workspaceId, async (tx) => {
    if (!options.contactId)
      await tx
        .insertInto('contact')
        .values({ workspace_id: workspaceId, id: contactId, name, created_at: at })
        .execute();
    await tx
      .insertInto('profile')
      .values({
        workspace_id: workspaceId,
        id: profileId,
        ...originOf(options),
        external_id: externalId,
        handle,
        name,
        followers,
        contact_id: contactId,
        seen_at: at,
      })
      .execute();
  });
  return { profileId, contactId };
}

export type ThreadOptions = Common & {
  visibility?: 'public' | 'private';
  kind?: 'post' | 'dm' | 'story';
  externalId?: string;
};

/** A stage: a post with all under it, or the room of a direct conversation. */
export async function aThread(db: Database, workspaceId: WorkspaceId, options: ThreadOptions = {}): Promise<string> {
  const { visibility = 'public', externalId = newId(), at = new Date() } = options;
  const id = newId(at);
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insertInto('thread')
      .values({
        workspace_id: workspaceId,
        id,
        origin: originOf(options).origin,
        external_id: externalId,
        kind: options.kind ?? (visibility === 'private' ? 'dm' : 'post'),
        visibility,
      })
      .execute(),
  );
  return id;
}

export type ConversationOptions = Common & {
  status?: 'open' | 'pending' | 'on_hold' | 'snoozed' | 'resolved';
  priority?: 'urgent' | 'high' | 'normal' | 'low';
  assigneeId?: string | null;
  teamId?: string | null;
  snoozedUntil?: Date;
  visibility?: 'public' | 'private';
  language?: string;
  /** The customer's first message; null makes none. */
  text?: string | null;
  profile?: TestProfile;
  channelId?: string;
  threadId?: string;
};
export type TestConversation = TestProfile & {
  conversationId: string;
  number: number;
  threadId: string;
  channelId: string;
  /** The customer's first message; an id that is nowhere when `text` is null. */
  messageId: string;
};

/** A customer's matter: profile, thread, channel (the workspace's first of that network) and one inbound message. */
export async function aConversation(
  db: Database,
  workspaceId: WorkspaceId,
  options: ConversationOptions = {},
): Promise<TestConversation> {
  const { status = 'open', visibility = 'public', text = 'My order has not arrived.', at = new Date() } = options;
  const place = { ...originOf(options), at };
  const channelId =
    options.channelId ??
    (await firstChannel(db, workspaceId, place.network)) ??
    (await aChannel(db, workspaceId, place));
  const profile = options.profile ?? (await aProfile(db, workspaceId, place));
  const threadId = options.threadId ?? (await aThread(db, workspaceId, { ...place, visibility }));
  const conversationId = newId(at);
  const number = await db.inWorkspace(workspaceId, async (tx) => {
    const next = await nextNumber(tx);
    await tx
      .insertInto('conversation')
      .values({
        workspace_id: workspaceId,
        id: conversationId,
        number: next,
        profile_id: profile.profileId,
        status,
        priority: options.priority ?? 'normal',
        assignee_id: options.assigneeId ?? null,
        team_id: options.teamId ?? null,
        language: options.language ?? null,
        snoozed_until: status === 'snoozed' ? (options.snoozedUntil ?? new Date(at.getTime() + 3_600_000)) : null,
        opened_at: at,
        last_message_at: at,
        last_inbound_at: text === null ? null : at,
      })
      .execute();
    await tx
      .insertInto('conversation_thread')
      .values({
        workspace_id: workspaceId,
        thread_id: threadId,
        profile_id: profile.profileId,
        conversation_id: conversationId,
      })
      .execute();
    return next;
  });
  const ids = { ...profile, conversationId, number, threadId, channelId };
  if (text === null) return { ...ids, messageId: newId(at) };
  const messageId = await aMessage(db, workspaceId, ids, { ...place, visibility, text });
  return { ...ids, messageId };
}

export type MessageOptions = Common & {
  direction?: 'in' | 'out';
  visibility?: 'public' | 'unlisted' | 'followers' | 'private';
  text?: string;
  externalId?: string;
  replyTo?: string;
  /** The colleague who wrote an answer of ours. */
  agentId?: string;
  isForeign?: boolean;
  /** Shown as context of the thread until then, belonging to no conversation. */
  contextUntil?: Date;
  threadId?: string;
  profileId?: string;
};

/** A message in that conversation, by its customer when inbound and by us when outbound; the conversation follows. */
export async function aMessage(
  db: Database,
  workspaceId: WorkspaceId,
  to: Pick<TestConversation, 'conversationId' | 'threadId' | 'channelId' | 'profileId'>,
  options: MessageOptions = {},
): Promise<string> {
  const { direction = 'in', visibility = 'public', text = 'Hello?', externalId = newId(), at = new Date() } = options;
  const id = newId(at);
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insertInto('message')
      .values({
        workspace_id: workspaceId,
        id,
        origin: originOf(options).origin,
        external_id: externalId,
        thread_id: options.threadId ?? to.threadId,
        conversation_id: options.contextUntil ? null : to.conversationId,
        context_until: options.contextUntil ?? null,
        profile_id: direction === 'in' ? (options.profileId ?? to.profileId) : null,
        agent_id: options.agentId ?? null,
        is_foreign: options.isForeign ?? false,
        reply_to: options.replyTo ?? null,
        direction,
        visibility,
        text,
        tokens: sql`array_to_tsvector(${toTokens(text)}::text[])`,
        occurred_at: at,
        received_at: at,
      })
      .execute();
    await tx
      .insertInto('message_channel')
      .values({ workspace_id: workspaceId, message_id: id, channel_id: to.channelId })
      .execute();
    if (!options.contextUntil) await follow(tx, to.conversationId, direction, at);
  });
  return id;
}

async function follow(tx: Tx, conversationId: string, direction: 'in' | 'out', at: Date): Promise<void> {
  await sql`
    update conversation
    set last_message_at = greatest(last_message_at, ${at}),
      last_inbound_at = case when ${direction} = 'in' then greatest(last_inbound_at, ${at}) else last_inbound_at end
    where workspace_id = ${tx.workspaceId} and id = ${conversationId}`.execute(tx);
}

async function firstChannel(db: Database, workspaceId: WorkspaceId, network: string): Promise<string | undefined> {
  const row = await db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('channel')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('network', '=', network)
      .orderBy('connected_at')
      .executeTakeFirst(),
  );
  return row?.id;
}

async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    update conversation_counter set last_number = last_number + 1
    where workspace_id = ${tx.workspaceId} returning last_number as number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** A team of that workspace. */
export async function aTeam(db: Database, workspaceId: WorkspaceId, name = `Team ${newId()}`): Promise<string> {
  const id = newId();
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insertInto('team').values({ workspace_id: workspaceId, id, name, created_at: new Date() }).execute(),
  );
  return id;
}
