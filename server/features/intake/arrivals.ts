import { sql } from 'kysely';
import { uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record, recordAfter } from '#server/events/record.ts';
import { type EchoOwner, markSent, noteForeign } from '#server/features/dispatch/commands.ts';
import { lookAtRequests } from '#server/features/stranger/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import { type Arrival, keyOf } from './arrival.ts';
import { applyEdit } from './changes.ts';
import {
  type ConversationChange,
  findConversations,
  lockTalks,
  lockTalksOutside,
  pairKey,
  type Seeker,
  type Talks,
} from './conversations.ts';
import { findEchoes } from './echoes.ts';
import type { ExistingMessage, Standing } from './existing.ts';
import { insertMessages, linkChannels, noteAttachments, type ReadyMessage, readTokens } from './messages.ts';
import { accountKey, type Profiles, saveProfiles } from './people.ts';
import { saveThreads, type Threads } from './threads.ts';

const contextDays = 7;
const dayMs = 86_400_000;
/** Of so few, what they talk about is looked up by the names of the network: dearer, and one exchange with the database less. */
const few = 20;

/**
 * Stores the messages of a batch: once each, under their author, thread and conversation.
 * Gives every item its outcome and returns what changed in which conversation.
 */
export async function storeArrivals(
  tx: Tx,
  arrivals: readonly Arrival[],
  { known, tombstones, ourAccounts }: Standing,
  now: Date,
): Promise<ConversationChange[]> {
  const { fresh, repeated } = splitRepeated(arrivals, known);
  const living = fresh.filter((work) => {
    if (!tombstones.get(keyOf(work))?.deletedAt) return true;
    work.outcome = { kind: 'skipped', reason: 'deleted before it arrived' };
    return false;
  });
  const network = (work: Arrival) => ({ origin: work.delivery.origin, network: work.delivery.network });
  const isOurs = (work: Arrival) => ourAccounts.has(accountKey(work.delivery.origin, work.item.author.externalId));
  const theirs = living.filter((work) => !isOurs(work));
  const [profiles, threads, talksOfFew] = await Promise.all([
    saveProfiles(
      tx,
      // What repeats may tell at last who wrote it.
      [...again(repeated), ...living].map((work) => ({ ...network(work), profile: work.item.author })),
      now,
    ),
    saveThreads(
      tx,
      living.map((work) => ({ origin: work.delivery.origin, thread: work.item.thread })),
      now,
    ),
    theirs.length <= few ? lockTalksOutside(tx, theirs.map(outsidePair)) : null,
    readTokens(living.map(({ item }) => item)),
  ]);

  const place = placer(profiles, threads);
  const talks =
    talksOfFew ??
    (await lockTalks(
      tx,
      theirs.map(place).filter((at) => !at.isFirst),
    ));
  const { homes, opened } = await findHomes(tx, theirs, { place, talks }, now);
  const echoes = await findEchoes(tx, living.filter(isOurs));

  const ready = living.map((work): ReadyMessage => {
    const { threadId, profile } = place(work);
    const base = {
      work,
      id: known.get(keyOf(work))?.id ?? newId(now),
      threadId,
      profileId: profile.id,
      asks: !isHistory(work) && !isQuiet(work, profile),
      tombstone: tombstones.get(keyOf(work)),
      reachedChannelId: work.delivery.channelId,
    };
    const home = homes.get(work);
    if (!isOurs(work)) {
      const contextUntil = home ? null : new Date(now.getTime() + contextDays * dayMs);
      return { ...base, direction: 'in', conversationId: home ?? null, contextUntil, agentId: null, isForeign: false };
    }
    const echo = echoes.get(work);
    return {
      ...base,
      direction: 'out',
      conversationId: echo?.conversationId ?? null,
      contextUntil: null,
      agentId: echo?.owner?.agentId ?? null,
      isForeign: !echo?.owner,
    };
  });

  const taken = ready.filter((one) => known.has(keyOf(one.work)) && one.conversationId !== null);
  await takeContext(tx, taken);
  const inserted = await insertNew(
    tx,
    ready.filter((one) => !known.has(keyOf(one.work))),
  );
  const isStored = new Set([...inserted, ...taken.map((one) => one.id)]);
  const stored = ready.filter((one) => isStored.has(one.id));
  for (const one of ready) {
    const kind = isStored.has(one.id) ? 'stored' : 'duplicate';
    one.work.outcome = { kind, messageId: one.id, profileId: one.profileId };
  }
  await linkChannels(tx, [
    ...taken.map((one) => ({ messageId: one.id, channelId: one.work.delivery.channelId })),
    ...repeated.flatMap(({ work, message }) =>
      message ? [{ messageId: message.id, channelId: work.delivery.channelId }] : [],
    ),
  ]);
  await noteAttachments(
    tx,
    stored.filter((one) => inserted.has(one.id)),
    now,
  );
  for (const one of stored) await tell(tx, one, echoes.get(one.work)?.owner ?? null, now);
  const edits = await applyRepeated(tx, repeated, now);
  await lookAtRequests(tx, requestsIn(repeated), now);
  // A conversation that this batch opened was written with the times of its messages.
  const moving = stored.filter((one) =>
    one.direction === 'in' ? !opened.has(one.conversationId ?? '') : !one.work.delivery.isBackfill,
  );
  return [...moving.flatMap((one) => changeOf(one, isQuiet(one.work, place(one.work).profile))), ...edits];
}

/**
 * Inserts what nothing stood of and gives the ids of those that nobody else stored meanwhile, as a dispatch may whose echo
 * this is. Nothing else writes what customers write while intake's lock is held, so nobody waits until theirs is stored,
 * unless it has attachments, which point to it.
 */
async function insertNew(tx: Tx, fresh: readonly ReadyMessage[]): Promise<ReadonlySet<string>> {
  const inserting = insertMessages(tx, fresh);
  if (fresh.some(({ direction, work }) => direction === 'out' || work.item.attachments.length > 0)) return inserting;
  const all = new Set(fresh.map(({ id }) => id));
  recordAfter(
    tx,
    inserting.then(({ size }) => {
      if (size < all.size) throw new Overtaken('Somebody else stored a message that was about to be stored.');
    }),
  );
  return all;
}

/** A failure of the moment: done again, the transaction finds what overtook it. Known by its code, as those of the database are. */
class Overtaken extends Error {
  override name = 'Overtaken';
  readonly code = '40001';
}

/** Nobody waits for an answer: its author is blocked or muted, or a program wrote it. */
const isQuiet = ({ item }: Arrival, { isRestrained }: { isRestrained: boolean }) =>
  isRestrained || item.isAutomatic === true;

const isHistory = ({ delivery, item }: Arrival) =>
  delivery.historyBefore !== null && item.occurredAt < delivery.historyBefore;

/** Those that stand here; of what was deleted or erased nobody is named any more. */
const again = (repeated: readonly Repeated[]): Arrival[] =>
  repeated.flatMap(({ work, message }) => (message && !message.deletedAt ? [work] : []));

type Repeated = { work: Arrival; message: ExistingMessage | undefined };

/** Fresh: unknown, or known only as context and now addressed to us. The second of two alike in one batch is repeated. */
function splitRepeated(
  arrivals: readonly Arrival[],
  known: Map<string, ExistingMessage>,
): { fresh: Arrival[]; repeated: Repeated[] } {
  const fresh: Arrival[] = [];
  const repeated: Repeated[] = [];
  const seen = new Set<string>();
  for (const work of arrivals) {
    const message = known.get(keyOf(work));
    // What was deleted or erased is no longer taken.
    const isContext =
      message !== undefined && message.conversationId === null && message.direction === 'in' && !message.deletedAt;
    if (!seen.has(keyOf(work)) && (!message || (isContext && work.item.addressed))) fresh.push(work);
    else repeated.push({ work, message });
    seen.add(keyOf(work));
  }
  return { fresh, repeated };
}

function placer(profiles: Profiles, threads: Threads) {
  return ({ delivery, item }: Arrival) => {
    const profile = profiles.get(accountKey(delivery.origin, item.author.externalId));
    const thread = threads.get(accountKey(delivery.origin, item.thread.externalId));
    if (!profile || !thread) throw new Error(`The author or thread of ${item.externalId} was not saved.`);
    // Where its author or its thread is new, nothing of the one in the other can stand yet.
    return { profile, profileId: profile.id, threadId: thread.id, isFirst: profile.isNew || thread.isNew };
  };
}

const outsidePair = ({ delivery, item }: Arrival) => ({
  origin: delivery.origin,
  threadExternalId: item.thread.externalId,
  profileExternalId: item.author.externalId,
});

/** The conversation of each customer's message: what speaks to us, and what a customer adds where we talk already. */
async function findHomes(
  tx: Tx,
  theirs: readonly Arrival[],
  { place, talks }: { place: ReturnType<typeof placer>; talks: Talks },
  now: Date,
): Promise<{ homes: Map<Arrival, string>; opened: ReadonlyMap<string, unknown> }> {
  const seekers = theirs.flatMap((work) => {
    const { profile, profileId, threadId } = place(work);
    if (!work.item.addressed && !talks.has(pairKey({ threadId, profileId }))) return [];
    const { item, delivery } = work;
    const seeker: Seeker = {
      threadId,
      profileId,
      contactId: profile.contactId,
      isDirect: item.thread.kind === 'dm',
      network: delivery.network,
      occurredAt: item.occurredAt,
      language: item.language ?? null,
      isQuiet: isQuiet(work, profile),
      newcomer: {
        profileId,
        isNew: profile.isNew,
        text: item.text,
        isPrivate: item.thread.visibility === 'private',
        handle: item.author.handle,
        channelId: delivery.channelId,
        isRequest: item.isRequest === true,
        followers: item.author.followers ?? null,
        madeAt: item.author.createdAt ?? null,
      },
    };
    return [{ work, seeker }];
  });
  seekers.sort((a, b) => a.seeker.occurredAt.getTime() - b.seeker.occurredAt.getTime());
  const { found, opened } = await findConversations(
    tx,
    seekers.map((one) => one.seeker),
    talks,
    now,
  );
  const homes = seekers.flatMap(({ work, seeker }) => {
    const id = found.get(seeker);
    return id ? [[work, id] as const] : [];
  });
  return { homes: new Map(homes), opened };
}

/** A post that stood around a conversation becomes part of one. */
async function takeContext(tx: Tx, taken: readonly ReadyMessage[]): Promise<void> {
  if (taken.length === 0) return;
  await sql`
    update message m set conversation_id = t.conversation_id, context_until = null
    from unnest(${uuids(taken.map((one) => one.id))}, ${uuids(taken.map((one) => one.conversationId))}) as t (id, conversation_id)
    where m.workspace_id = ${tx.workspaceId} and m.id = t.id`.execute(tx);
}

async function tell(tx: Tx, message: ReadyMessage, owner: EchoOwner | null, now: Date): Promise<void> {
  const { item, delivery } = message.work;
  const stage = item.thread.visibility;
  const subject = { kind: 'message', id: message.id };
  const conversationId = message.conversationId ?? undefined;
  if (message.direction === 'in') {
    if (!message.conversationId) return;
    const actor = { kind: 'customer', id: message.profileId } as const;
    record(tx, {
      type: 'message.received',
      at: now,
      actor,
      subject,
      conversationId,
      detail: { network: delivery.network, stage },
    });
  } else if (owner) {
    await markSent(tx, { dispatchId: owner.dispatchId, messageId: message.id, now });
  } else if (!delivery.isBackfill) {
    if (message.conversationId) await noteForeign(tx, message.conversationId);
    record(tx, {
      type: 'message.found',
      at: now,
      actor: systemActor,
      subject,
      conversationId,
      detail: { network: delivery.network, stage },
    });
  }
}

/** Where a network tells only now that what it had delivered waits among its requests. */
const requestsIn = (repeated: readonly Repeated[]): string[] => [
  ...new Set(repeated.flatMap(({ work, message }) => (work.item.isRequest ? (message?.conversationId ?? []) : []))),
];

/** A known message that comes again with a newer text was edited. */
async function applyRepeated(tx: Tx, repeated: readonly Repeated[], now: Date): Promise<ConversationChange[]> {
  const changes: ConversationChange[] = [];
  for (const { work, message } of repeated) {
    const { item } = work;
    const isNewer = message && item.editedAt && item.text !== message.text;
    const applied = isNewer ? await applyEdit(tx, message, item.text, item.editedAt ?? now, now) : false;
    work.outcome = { kind: applied ? 'applied' : 'duplicate', messageId: message?.id };
    if (applied && message?.conversationId) changes.push(screenChange(message.conversationId));
  }
  return changes;
}

/** Nothing of the conversation's own moved, but its screen did. */
export function screenChange(conversationId: string): ConversationChange {
  return { conversationId, lastMessageAt: new Date(0), lastInboundAt: null, wakes: false };
}

/** `isQuiet`: nothing wakes and nothing waits. */
function changeOf({ conversationId, direction, work }: ReadyMessage, isQuiet: boolean): ConversationChange[] {
  if (!conversationId) return [];
  const at = work.item.occurredAt;
  const asks = direction === 'in' && !isQuiet;
  return [{ conversationId, lastMessageAt: at, lastInboundAt: asks ? at : null, wakes: asks }];
}
