import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { getBulkAction, startBulk } from '#contract/bulk.ts';
import { type Arm, figuresOf, inTurns, type Work } from './arm.ts';
import type { Bench } from './figure.ts';
import { atBothSizes } from './sizes.ts';

const changed = 10_000;
const askEveryMs = 10;

/**
 * A change of ten thousand conversations, the newest there are, from asking for it until it has ended: a tag that comes and
 * goes.
 */
export const bulk: Bench = {
  name: 'bulk',
  run: (say, { quick }) =>
    atBothSizes({ quick, say, works: true }, async (arms) => {
      const before = [await stand(arms[0].databaseUrl), await stand(arms[1].databaseUrl)] as const;
      try {
        const works = [await tagging(arms[0], 'bench few'), await tagging(arms[1], 'bench many')] as const;
        say('measuring bulk');
        // Even numbers, so that the last one takes the tags away again.
        const taken = await inTurns(works, { rounds: quick ? 1 : 5, samples: quick ? 2 : 6, warmUps: 2 });
        const note = `${changed} conversations`;
        return figuresOf('bulk', taken, { judged: 50, target: { most: 2 }, note });
      } finally {
        for (const arm of [0, 1] as const) await restore(arms[arm].databaseUrl, before[arm]);
      }
    }),
};

async function tagging(arm: Arm, tag: string): Promise<Work> {
  const ids = await ask<{ id: string }>(
    arm.databaseUrl,
    'select id from conversation where merged_into is null order by last_message_at desc, id desc limit $1',
    [changed],
  );
  const set = { ids: ids.map(({ id }) => id) };
  return async (n) => {
    const [add, remove] = n % 2 === 0 ? [[tag], []] : [[], [tag]];
    const asked = { set, change: { kind: 'tags', add, remove } };
    let { action } = startBulk.reply.parse(await arm.post(startBulk.path, asked));
    while (action.finishedAt === null) {
      await sleep(askEveryMs);
      action = getBulkAction.reply.parse(await arm.get(getBulkAction.path.replace(':bulkId', action.id))).action;
    }
    if (action.changed !== changed) throw new Error(`Of ${changed} conversations ${action.changed} were changed.`);
  };
}

type Head = { workspace_id: string; position: number; hash: Buffer };

/** Where the chain of events ends. */
async function stand(databaseUrl: string): Promise<Head> {
  const [head] = await ask<Head>(databaseUrl, 'select workspace_id, position, hash from event_head', []);
  if (!head) throw new Error('The seeded workspace has no chain of events.');
  return head;
}

/** The workspace is kept for other benchmarks, which must not find thousands of events more at the smaller size. */
async function restore(databaseUrl: string, { workspace_id, position, hash }: Head): Promise<void> {
  const since = [workspace_id, position];
  await ask(
    databaseUrl,
    `delete from event_detail where workspace_id = $1 and event_id in (
       select id from event where workspace_id = $1 and position > $2)`,
    since,
  );
  await ask(databaseUrl, 'delete from event where workspace_id = $1 and position > $2', since);
  await ask(databaseUrl, 'update subscriber set position = least(position, $2) where workspace_id = $1', since);
  await ask(databaseUrl, 'update event_head set position = $2, hash = $3 where workspace_id = $1', [...since, hash]);
  await ask(databaseUrl, 'delete from bulk_action where workspace_id = $1', [workspace_id]);
  await ask(
    databaseUrl,
    'vacuum analyze conversation, conversation_tag, event, event_detail, bulk_action, bulk_item',
    [],
  );
}

async function ask<R extends pg.QueryResultRow>(databaseUrl: string, text: string, values: unknown[]): Promise<R[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}
