import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { toTokens } from '#server/features/search/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import type { GeneratedConversation, GeneratedMessage } from './conversation.ts';
import type { Cast } from './people.ts';
import { channelPlans, generatedOrigin } from './plan.ts';
import type { GeneratedProfile } from './profile.ts';

type Written = GeneratedMessage & { of: GeneratedConversation; n: number };

/** Inserts customers: one statement a table. */
export async function writeProfiles(tx: Tx, profiles: readonly GeneratedProfile[], seenAt: Date): Promise<void> {
  const column = columns(profiles);
  await sql`
    insert into contact (workspace_id, id, name, created_at)
    select ${tx.workspaceId}, id, name, ${seenAt} from unnest(${column((p) => p.contactId)}::uuid[], ${column((p) => p.name)}::text[]) as c (id, name)`.execute(
    tx,
  );
  await sql`
    insert into profile (workspace_id, id, network, origin, external_id, handle, name, followers, contact_id, seen_at)
    select ${tx.workspaceId}, id, network, ${generatedOrigin}, external_id, handle, name, followers, contact_id, ${seenAt}
    from unnest(${column((p) => p.id)}::uuid[], ${column((p) => networkOf(p))}::text[], ${column((p) => p.externalId)}::text[],
      ${column((p) => p.handle)}::text[], ${column((p) => p.name)}::text[], ${column((p) => p.followers)}::bigint[], ${column((p) => p.contactId)}::uuid[])
      as p (id, network, external_id, handle, name, followers, contact_id)`.execute(tx);
}

/** Inserts conversations with all that hangs on them: one statement a table. What is older than `asksSince` starts no clocks. */
export async function writeConversations(
  tx: Tx,
  cast: Cast,
  conversations: readonly GeneratedConversation[],
  { withEvents, asksSince }: { withEvents: boolean; asksSince: Date },
): Promise<void> {
  const messages = conversations.flatMap((of) => of.messages.map((message, n) => ({ ...message, of, n })));
  await insertThreads(tx, conversations);
  await insertConversations(tx, cast, conversations);
  await insertMessages(tx, cast, messages, asksSince);
  await insertRest(tx, cast, conversations, messages);
  if (withEvents) recordHistory(tx, cast, conversations);
}

async function insertThreads(tx: Tx, conversations: readonly GeneratedConversation[]): Promise<void> {
  const threads = conversations.flatMap((of) =>
    of.threads.map((thread, n) => ({ ...thread, externalId: `generated-${of.number}-${n}` })),
  );
  const column = columns(threads);
  await sql`
    insert into thread (workspace_id, id, origin, external_id, kind, visibility)
    select ${tx.workspaceId}, id, ${generatedOrigin}, external_id, kind, visibility
    from unnest(${column((t) => t.id)}::uuid[], ${column((t) => t.externalId)}::text[], ${column((t) => t.kind)}::text[], ${column((t) => t.visibility)}::text[])
      as t (id, external_id, kind, visibility)`.execute(tx);
}

async function insertConversations(tx: Tx, cast: Cast, conversations: readonly GeneratedConversation[]): Promise<void> {
  const column = columns(conversations);
  const lastAt = (c: GeneratedConversation) => c.messages.at(-1)?.at ?? c.openedAt;
  await sql`
    insert into conversation (workspace_id, id, number, profile_id, status, resolved_at, team_id, assignee_id, priority, snoozed_until, language, opened_at,
      last_message_at, last_inbound_at)
    select ${tx.workspaceId}, id, number, profile_id, status, case when status = 'resolved' then last_message_at end, team_id, assignee_id, priority, snoozed_until, language, opened_at, last_message_at, last_inbound_at
    from unnest(${column((c) => c.id)}::uuid[], ${column((c) => c.number)}::bigint[], ${column((c) => c.profile.id)}::uuid[], ${column((c) => c.status)}::text[],
      ${column((c) => at(cast.teams, c.team))}::uuid[], ${column((c) => at(cast.agents, c.agent))}::uuid[], ${column((c) => c.priority)}::text[],
      ${column((c) => c.snoozedUntil)}::timestamptz[], ${column((c) => c.profile.language)}::text[], ${column((c) => c.openedAt)}::timestamptz[],
      ${column(lastAt)}::timestamptz[], ${column((c) => c.messages.findLast((m) => m.direction === 'in')?.at ?? null)}::timestamptz[])
      as c (id, number, profile_id, status, team_id, assignee_id, priority, snoozed_until, language, opened_at, last_message_at, last_inbound_at)`.execute(
    tx,
  );
  const links = columns(
    conversations.flatMap((of) =>
      of.threads.map((thread) => ({ thread: thread.id, profile: of.profile.id, conversation: of.id })),
    ),
  );
  await sql`
    insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
    select ${tx.workspaceId}, * from unnest(${links((l) => l.thread)}::uuid[], ${links((l) => l.profile)}::uuid[], ${links((l) => l.conversation)}::uuid[])`.execute(
    tx,
  );
}

async function insertMessages(tx: Tx, cast: Cast, messages: readonly Written[], asksSince: Date): Promise<void> {
  const column = columns(messages);
  const externalId = (m: Written, n = m.n) => `generated-${m.of.number}-${n}`;
  const thread = (m: Written) => m.of.threads[m.thread];
  const author = (m: Written) =>
    m.direction === 'in' ? m.of.profile.id : (cast.channels[m.of.profile.channel]?.profileId ?? null);
  await sql`
    insert into message (workspace_id, id, origin, external_id, thread_id, conversation_id, profile_id, agent_id, reply_to, direction, visibility, text,
      language, occurred_at, received_at, asks, tokens)
    select ${tx.workspaceId}, id, ${generatedOrigin}, external_id, thread_id, conversation_id, profile_id, agent_id, reply_to, direction, visibility, text,
      language, occurred_at, occurred_at + interval '2 seconds', occurred_at >= ${asksSince}, array_to_tsvector(string_to_array(tokens, ' '))
    from unnest(${column((m) => m.id)}::uuid[], ${column((m) => externalId(m))}::text[], ${column((m) => thread(m)?.id)}::uuid[], ${column((m) => m.of.id)}::uuid[],
      ${column(author)}::uuid[], ${column((m) => at(cast.agents, m.agent))}::uuid[], ${column((m) => (m.n > 0 ? externalId(m, m.n - 1) : null))}::text[],
      ${column((m) => m.direction)}::text[], ${column((m) => thread(m)?.visibility)}::text[], ${column((m) => m.text)}::text[],
      ${column((m) => m.of.profile.language)}::text[], ${column((m) => m.at)}::timestamptz[], ${column((m) => toTokens(m.text).join(' '))}::text[])
      as m (id, external_id, thread_id, conversation_id, profile_id, agent_id, reply_to, direction, visibility, text, language, occurred_at, tokens)`.execute(
    tx,
  );
  await sql`
    insert into message_channel (workspace_id, message_id, channel_id)
    select ${tx.workspaceId}, * from unnest(${column((m) => m.id)}::uuid[], ${column((m) => cast.channels[m.of.profile.channel]?.id)}::uuid[])`.execute(
    tx,
  );
}

async function insertRest(
  tx: Tx,
  cast: Cast,
  conversations: readonly GeneratedConversation[],
  messages: readonly Written[],
): Promise<void> {
  const images = columns(messages.filter((m) => m.hasImage));
  await sql`
    insert into attachment (workspace_id, id, message_id, kind, state, alt, created_at)
    select ${tx.workspaceId}, id, id, 'image', 'gone', 'Generated: there is no picture.', at
    from unnest(${images((m) => m.id)}::uuid[], ${images((m) => m.at)}::timestamptz[]) as a (id, at)`.execute(tx);
  const tags = columns(
    conversations.flatMap((of) => of.tags.map((tag) => ({ conversation: of.id, tag: at(cast.tags, tag) }))),
  );
  await sql`
    insert into conversation_tag (workspace_id, conversation_id, tag_id)
    select ${tx.workspaceId}, * from unnest(${tags((t) => t.conversation)}::uuid[], ${tags((t) => t.tag)}::uuid[])`.execute(
    tx,
  );
  const notes = columns(conversations.flatMap((of) => of.notes.map((note) => ({ ...note, of }))));
  await sql`
    insert into note (workspace_id, id, conversation_id, agent_id, text, tokens, created_at)
    select ${tx.workspaceId}, id, conversation_id, agent_id, text, array_to_tsvector(string_to_array(tokens, ' ')), at
    from unnest(${notes((n) => n.id)}::uuid[], ${notes((n) => n.of.id)}::uuid[], ${notes((n) => at(cast.agents, n.agent))}::uuid[], ${notes((n) => n.text)}::text[],
      ${notes((n) => toTokens(n.text).join(' '))}::text[], ${notes((n) => n.at)}::timestamptz[]) as n (id, conversation_id, agent_id, text, tokens, at)`.execute(
    tx,
  );
  const read = columns(conversations.filter((of) => of.status !== 'open' || of.number % 3 > 0));
  await sql`
    insert into conversation_read (workspace_id, conversation_id, agent_id, read_at)
    select ${tx.workspaceId}, id, ${cast.ownerId}, at
    from unnest(${read((c) => c.id)}::uuid[], ${read((c) => c.messages.at(-1)?.at ?? c.openedAt)}::timestamptz[]) as r (id, at)`.execute(
    tx,
  );
}

/** Records what happened in the order of time, as the program would have. */
function recordHistory(tx: Tx, cast: Cast, conversations: readonly GeneratedConversation[]): void {
  const history = conversations.flatMap((of) => {
    const network = networkOf(of.profile);
    const customer = { kind: 'customer', id: of.profile.id } as const;
    const subject = { kind: 'conversation', id: of.id };
    const common = { subject, conversationId: of.id };
    const assignee = at(cast.agents, of.agent);
    const lastAt = of.messages.at(-1)?.at ?? of.openedAt;
    const happened: [Date, () => void][] = [
      [
        of.openedAt,
        () =>
          record(tx, { type: 'conversation.opened', at: of.openedAt, actor: customer, ...common, detail: { network } }),
      ],
    ];
    for (const message of of.messages.filter((m) => m.direction === 'in')) {
      const stage = of.threads[message.thread]?.visibility ?? 'public';
      const detail = { network, stage };
      happened.push([
        message.at,
        () =>
          record(tx, {
            type: 'message.received',
            at: message.at,
            actor: customer,
            ...common,
            subject: { kind: 'message', id: message.id },
            detail,
          }),
      ]);
    }
    if (assignee !== null) {
      const detail = { from: null, to: assignee, team: at(cast.teams, of.team) };
      happened.push([
        of.openedAt,
        () => record(tx, { type: 'conversation.assigned', at: of.openedAt, actor: systemActor, ...common, detail }),
      ]);
    }
    if (of.status !== 'open') {
      const actor = assignee === null ? systemActor : ({ kind: 'agent', id: assignee } as const);
      const detail = { from: 'open', to: of.status, snoozedUntil: of.snoozedUntil?.toISOString() } as const;
      happened.push([
        lastAt,
        () => record(tx, { type: 'conversation.status_changed', at: lastAt, actor, ...common, detail }),
      ]);
    }
    return happened;
  });
  // A stable sort, so what happened at one moment stays in its order.
  for (const [, write] of history.sort(([a], [b]) => a.getTime() - b.getTime())) write();
}

function columns<R>(rows: readonly R[]): <T>(pick: (row: R) => T) => T[] {
  return (pick) => rows.map(pick);
}

function at(ids: readonly string[], index: number | null): string | null {
  return index === null ? null : (ids[index] ?? null);
}

function networkOf({ channel }: GeneratedProfile): string {
  return channelPlans[channel]?.network ?? 'sandbox';
}
