import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseMerged, requireActiveAgents } from '#server/features/conversation/commands.ts';
import { mergeDanger } from '#server/features/danger/commands.ts';
import { wakeDispatches } from '#server/features/dispatch/commands.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type Belongings, moveAll } from './belongings.ts';
import { type Attributes, mergedAttributes } from './outcome.ts';
import { settleInside } from './proposal-rows.ts';
import {
  attributesOf,
  heardSince,
  type LockedConversation,
  lockConversations,
  requireReach,
  writeAttributes,
} from './rows.ts';

type Wanted = {
  intoId: string;
  fromIds: readonly string[];
  /** Who has it afterwards; absent follows the rule of `mergedAttributes`. */
  assigneeId?: string | null | undefined;
  /** The split that this takes back: the survivor stays as it is, and wakes only when the customer wrote since. */
  split?: { id: string; at: Date };
};

/**
 * Makes conversations part of one: everything of theirs belongs to it from now on, what is on its way to a network
 * included, and the next word of each customer lands there. Throws `merged` when one of them is part of another already.
 */
export async function mergeConversations(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<string> {
  const { intoId } = wanted;
  const fromIds = [...new Set(wanted.fromIds)].filter((id) => id !== intoId);
  if (fromIds.length === 0) throw new AppError('invalid', 'bad_request', 'Name at least one other conversation.');
  await lockIntake(tx);
  const [into, ...from] = await lockConversations(tx, [intoId, ...fromIds]);
  if (!into) throw new Error('The conversation that was locked is missing.');
  await requireReach(tx, viewer, [intoId, ...fromIds]);
  for (const one of [into, ...from]) await refuseMerged(tx, one.id, one.mergedInto !== null);
  if (wanted.assigneeId) await requireActiveAgents(tx, [wanted.assigneeId]);

  const after = await decide(tx, wanted, { into, from });
  const mergeId = newId(now);
  await insertMerge(tx, viewer, { id: mergeId, into, after, splitId: wanted.split?.id ?? null, now });
  // Above every version that anybody has on a screen, so that nobody answers without having seen what came along.
  const version = Math.max(...[into, ...from].map((one) => one.version)) + 1;
  const foreignVersion = from.some((one) => one.foreignVersion > 0) ? version : into.foreignVersion;
  for (const one of from) {
    const moved = await moveAll(tx, one.id, intoId, now);
    await raiseVersions(tx, moved.dispatches, version);
    const dangers = await mergeDanger(tx, viewer, { from: one, intoId }, now);
    await insertPart(tx, mergeId, one, { ...moved, dangers });
    const away: Attributes = { ...attributesOf(one), ...gone(now) };
    await writeAttributes(tx, one.id, away, { version, foreignVersion: one.foreignVersion, mergedInto: intoId });
  }
  await writeAttributes(tx, intoId, after, { version, foreignVersion });
  await wakeDispatches(tx, intoId, now);
  await settleInside(tx, viewer, { intoId, mergeId, now });
  tell(tx, viewer, { mergeId, into, from, after, now });
  return mergeId;
}

type Locked = { into: LockedConversation; from: readonly LockedConversation[] };

async function decide(tx: Tx, { assigneeId, split }: Wanted, { into, from }: Locked): Promise<Attributes> {
  const own = attributesOf(into);
  if (split) {
    const heard = await heardSince(tx, from[0]?.id ?? into.id, split.at);
    return heard ? { ...own, status: 'open', snoozedUntil: null, resolvedAt: null } : own;
  }
  const after = mergedAttributes(own, from.map(attributesOf));
  return assigneeId === undefined ? after : { ...after, assigneeId };
}

/** Resolved, so that no view, snooze or sweep takes it for something that waits. */
const gone = (now: Date) => ({
  status: 'resolved' as const,
  snoozedUntil: null,
  resolvedAt: now.toISOString(),
  dueAt: null,
});

type NewMerge = { id: string; into: LockedConversation; after: Attributes; splitId: string | null; now: Date };

async function insertMerge(tx: Tx, viewer: Viewer, { id, into, after, splitId, now }: NewMerge): Promise<void> {
  const actor = actorOf(viewer);
  await tx
    .insertInto('conversation_merge')
    .values({
      workspace_id: tx.workspaceId,
      id,
      into_id: into.id,
      before: JSON.stringify(attributesOf(into)),
      after: JSON.stringify(after),
      split_id: splitId,
      actor_kind: actor.kind,
      actor_id: actor.id,
      at: now,
    })
    .execute();
}

async function insertPart(tx: Tx, mergeId: string, from: LockedConversation, moved: Belongings): Promise<void> {
  await tx
    .insertInto('conversation_merge_part')
    .values({
      workspace_id: tx.workspaceId,
      merge_id: mergeId,
      from_id: from.id,
      before: JSON.stringify(attributesOf(from)),
      moved: JSON.stringify(moved),
    })
    .execute();
}

/** For whoever looks at the survivor these answers are new. */
async function raiseVersions(tx: Tx, dispatchIds: readonly string[], version: number): Promise<void> {
  await sql`update dispatch set conversation_version = ${version}
    where workspace_id = ${tx.workspaceId} and id = any(${dispatchIds}::uuid[])`.execute(tx);
}

type Told = {
  mergeId: string;
  into: LockedConversation;
  from: readonly LockedConversation[];
  after: Attributes;
  now: Date;
};

function tell(tx: Tx, viewer: Viewer, { mergeId, into, from, after, now }: Told): void {
  const common = (id: string) =>
    ({ at: now, actor: actorOf(viewer), subject: { kind: 'conversation', id }, conversationId: id }) as const;
  for (const one of from)
    record(tx, {
      type: 'conversation.merged',
      ...common(one.id),
      detail: { merge: mergeId, into: into.id, intoNumber: into.number },
    });
  record(tx, {
    type: 'conversation.absorbed',
    ...common(into.id),
    detail: { merge: mergeId, from: from.map(({ id }) => id), fromNumbers: from.map(({ number }) => number) },
  });
  if (after.assigneeId !== into.assigneeId || after.teamId !== into.teamId)
    record(tx, {
      type: 'conversation.assigned',
      ...common(into.id),
      detail: { from: into.assigneeId, to: after.assigneeId, team: after.teamId },
    });
}
