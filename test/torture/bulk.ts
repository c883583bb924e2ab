import { sql } from 'kysely';
import { expect } from 'vitest';
import { type BulkAction, getBulkAction, startBulk, undoBulk } from '#contract/bulk.ts';
import { eventually } from '#sandbox/testing.ts';
import { type Load, rounds, settleMs, type Victim } from './harness.ts';

const conversations = 5_000;
const tag = 'many';

/** A change of many conversations, and in the second half of the kills its undo: each is changed once. */
export async function openBulk(victim: Victim): Promise<Load> {
  const { rows } = victim;
  const waitFor = (status: string) =>
    rows(sql<{ n: number }>`
      select count(*)::int as n from conversation where workspace_id = ${victim.workspaceId} and number >= 1000 and status = ${status}`);

  async function begin(path: string, body?: unknown): Promise<BulkAction> {
    return (await victim.ask<{ action: BulkAction }>('POST', path, body)).action;
  }

  const ended = (bulkId: string) =>
    eventually(async () => {
      const { action } = await victim.ask<{ action: BulkAction }>('GET', pathOf(getBulkAction, bulkId));
      if (action.finishedAt === null) throw new Error(`It is ${action.state}: ${action.changed} of ${action.total}.`);
      return action;
    }, settleMs);

  async function expectChanged(): Promise<void> {
    expect(await ended(begun.id)).toMatchObject({
      ...{ state: 'done', total: conversations, changed: conversations, unchanged: 0, skipped: [] },
    });
    expect(await waitFor('pending')).toEqual([{ n: conversations }]);
    // How many events each conversation got.
    expect(
      await rows(sql`
        select count(*)::int as events, count(distinct subject_id)::int as conversations from event
        where workspace_id = ${victim.workspaceId} and correlation_id = ${begun.id} and type = 'conversation.status_changed'`),
    ).toEqual([{ events: conversations, conversations }]);
  }

  await makeMany(victim);
  const begun = await begin(startBulk.path, {
    set: { filter: { status: ['open'], tagsAny: [tag] } },
    change: { kind: 'status', status: 'pending' },
  });
  let back: BulkAction | undefined;
  return {
    disturb: async (round) => {
      if (round !== Math.ceil(rounds / 2)) return;
      await expectChanged();
      back = await begin(pathOf(undoBulk, begun.id));
    },
    settle: async () => {
      expect(await ended(back?.id ?? '')).toMatchObject({ state: 'done', changed: conversations, skipped: [] });
      expect(await waitFor('open')).toEqual([{ n: conversations }]);
      expect(await rows(sql`select bulk_id from bulk_batch limit 1`)).toEqual([]);
      return `${conversations} conversations changed and changed back`;
    },
  };
}

const pathOf = ({ path }: { path: string }, bulkId: string) => path.replace(':bulkId', bulkId);

/** Many conversations of one customer of the practice network, with a tag of their own. */
async function makeMany({ workspaceId, rows }: Victim): Promise<void> {
  await eventually(async () => {
    if ((await rows(sql`select id from conversation limit 1`)).length === 0) throw new Error('Nobody wrote yet.');
  }, settleMs);
  await rows(sql`
    insert into conversation (workspace_id, id, number, profile_id, status, opened_at, last_message_at, last_inbound_at)
    select workspace_id, gen_random_uuid(), 1000 + n, profile_id, 'open', opened_at, last_message_at - n * interval '1 second', last_inbound_at
    from (select * from conversation order by number limit 1) as first, generate_series(1, ${conversations}) as n`);
  await rows(sql`
    with made as (
      insert into tag (workspace_id, id, name) values (${workspaceId}, gen_random_uuid(), ${tag}) returning id
    )
    insert into conversation_tag (workspace_id, conversation_id, tag_id)
    select c.workspace_id, c.id, made.id from conversation c, made where c.workspace_id = ${workspaceId} and c.number >= 1000`);
}
