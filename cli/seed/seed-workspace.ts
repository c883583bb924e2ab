import { sql } from 'kysely';
import type { Database, Tx } from '#server/db/client.ts';
import { followClocks, updateClocks } from '#server/features/clock/commands.ts';
import { categorise } from '#server/features/priority/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { makeConversation } from './conversation.ts';
import { makeCast } from './people.ts';
import { openingTimes, type Plan } from './plan.ts';
import { makeProfile, profileCount, profileOf } from './profile.ts';
import { writeConversations, writeProfiles } from './write.ts';

export type Seeded = { workspaceId: WorkspaceId; conversations: number; messages: number; customers: number };

const profilesAtOnce = 5_000;
const conversationsAtOnce = 500;
const asksForMs = 36 * 3_600_000;

/**
 * Makes a whole workspace of invented content, a few thousand rows a statement, with every constraint and index in place.
 * `onProgress` hears how many conversations are written.
 */
export async function seedWorkspace(
  db: Database,
  plan: Plan,
  now: Date,
  onProgress: (done: number) => void = () => {},
): Promise<Seeded> {
  const cast = await makeCast(db, plan, now);
  const start = new Date(plan.until.getTime() - plan.days * 86_400_000);
  const write = (work: (tx: Tx) => Promise<void>) =>
    db.inWorkspace(cast.workspaceId, async (tx) => {
      // A crash loses a workspace that anybody can make again.
      await sql`set local synchronous_commit = off`.execute(tx);
      await work(tx);
    });

  const customers = profileCount(plan);
  await inLanes(customers, profilesAtOnce, 2, (from, to) => {
    const profiles = range(from, to).map((k) => makeProfile(plan, start, k));
    return write((tx) => writeProfiles(tx, profiles, plan.until));
  });

  const timeOf = openingTimes(plan);
  // Clocks of months ago would all be late and say nothing.
  const asksSince = new Date(plan.until.getTime() - asksForMs);
  const asking: string[] = [];
  let messages = 0;
  let done = 0;
  // Events are one chain, so lanes would only wait for each other.
  await inLanes(plan.conversations, conversationsAtOnce, plan.withEvents ? 1 : 2, async (from, to) => {
    const batch = range(from, to).map((n) =>
      makeConversation(plan, n, timeOf(n), makeProfile(plan, start, profileOf(plan, n))),
    );
    await write((tx) => writeConversations(tx, cast, batch, { withEvents: plan.withEvents, asksSince }));
    asking.push(...batch.filter(({ messages }) => messages.some(({ at }) => at >= asksSince)).map(({ id }) => id));
    messages += batch.reduce((sum, { messages }) => sum + messages.length, 0);
    done += batch.length;
    onProgress(done);
  });
  await write(async (tx) => {
    await tx
      .updateTable('conversation_counter')
      .set({ last_number: plan.conversations })
      .where('workspace_id', '=', cast.workspaceId)
      .execute();
    if (plan.withEvents) await startClocks(tx, asking, now);
  });
  return { workspaceId: cast.workspaceId, conversations: plan.conversations, messages, customers };
}

/** Reads what is new with the matrix, starts its clocks, and has the program go on from here. */
async function startClocks(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  await categorise(tx, conversationIds, now);
  await updateClocks(tx, conversationIds, now);
  await sql`
    insert into subscriber (workspace_id, name, position)
    select workspace_id, ${followClocks}, position from event_head where workspace_id = ${tx.workspaceId}
    -- A program that runs meanwhile may have begun already.
    on conflict (workspace_id, name) do update set position = excluded.position`.execute(tx);
}

/** Cuts 0 … total into pieces and works on a few of them at a time, in order. */
async function inLanes(
  total: number,
  size: number,
  lanes: number,
  work: (from: number, to: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < total) {
      const from = next;
      next = Math.min(from + size, total);
      await work(from, next);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}
