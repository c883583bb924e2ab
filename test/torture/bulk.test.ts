import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BulkAction, getBulkAction, startBulk, undoBulk } from '#contract/bulk.ts';
import { eventually } from '#sandbox/testing.ts';
import type { Tx } from '#server/db/client.ts';
import { verifyWorkspace } from '#server/features/audit/commands.ts';
import { fewerRounds, openVictim, type Victim } from './harness.ts';

const conversations = 5_000;
/** How long the program lives at most before the next kill. */
const lifeMs = 600;
const settleMs = 60_000;

let victim: Victim;
beforeAll(async () => {
  victim = await openVictim();
});
afterAll(() => victim.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
  victim.read((db) => db.inWorkspace(victim.workspaceId, (tx) => work(tx)));
const rows = <R>(query: ReturnType<typeof sql<R>>) => inTx(async (tx) => (await query.execute(tx)).rows);

/** Many conversations of one customer of the practice network. */
const makeMany = () =>
  rows(sql`
    insert into conversation (workspace_id, id, number, profile_id, status, opened_at, last_message_at, last_inbound_at)
    select workspace_id, gen_random_uuid(), 1000 + n, profile_id, 'open', opened_at, last_message_at - n * interval '1 second', last_inbound_at
    from (select * from conversation order by number limit 1) as first, generate_series(1, ${conversations}) as n`);

const path = ({ path }: { path: string }, bulkId: string) => path.replace(':bulkId', bulkId);
const ended = (bulkId: string) =>
  eventually(async () => {
    const { action } = await victim.ask<{ action: BulkAction }>('GET', path(getBulkAction, bulkId));
    if (action.finishedAt === null) throw new Error(`It is ${action.state}: ${action.changed} of ${action.total}.`);
    return action;
  }, settleMs);
/** How many events of a kind each conversation got from an action. */
const eventsOf = (bulkId: string, type: string) =>
  rows(sql<{ events: number; conversations: number }>`
    select count(*)::int as events, count(distinct subject_id)::int as conversations from event
    where workspace_id = ${victim.workspaceId} and correlation_id = ${bulkId} and type = ${type}`);
const waitsFor = (status: string) =>
  rows(sql<{ n: number }>`
    select count(*)::int as n from conversation where workspace_id = ${victim.workspaceId} and number >= 1000 and status = ${status}`);

test(
  `killed ${fewerRounds} times in the middle of a bulk change and of its undo, each conversation is changed once`,
  async () => {
    await eventually(async () => {
      if ((await rows(sql`select id from conversation limit 1`)).length === 0) throw new Error('Nobody wrote yet.');
    }, settleMs);
    await makeMany();
    const kills = Math.ceil(fewerRounds / 2);

    const { action: begun } = await victim.ask<{ action: BulkAction }>('POST', startBulk.path, {
      set: { filter: { status: ['open'] } },
      change: { kind: 'status', status: 'pending' },
    });
    for (let n = 0; n < kills; n += 1) await victim.killAndRestart(lifeMs);
    const done = await ended(begun.id);
    expect(done).toMatchObject({ state: 'done', total: begun.total, changed: begun.total, unchanged: 0, skipped: [] });
    expect(begun.total).toBeGreaterThanOrEqual(conversations);
    expect(await waitsFor('pending')).toEqual([{ n: conversations }]);
    expect(await eventsOf(begun.id, 'conversation.status_changed')).toEqual([
      { events: begun.total, conversations: begun.total },
    ]);

    const { action: back } = await victim.ask<{ action: BulkAction }>('POST', path(undoBulk, begun.id));
    for (let n = 0; n < kills; n += 1) await victim.killAndRestart(lifeMs);
    expect(await ended(back.id)).toMatchObject({ state: 'done', changed: begun.total, skipped: [] });
    expect(await waitsFor('open')).toEqual([{ n: conversations }]);

    expect(await rows(sql`select bulk_id from bulk_batch limit 1`)).toEqual([]);
    const verdict = await victim.read((db) => verifyWorkspace(db, victim.workspaceId, victim.dataDir));
    expect(verdict.findings).toEqual([]);
  },
  2 * settleMs + fewerRounds * 60_000,
);
