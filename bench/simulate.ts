import { sql } from 'kysely';
import pg from 'pg';
import { defaultCalendars } from '#contract/calendar.ts';
import { defaultClockRules } from '#contract/clock.ts';
import type { PolicyContent } from '#contract/policy.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { type Database, openDatabase } from '#server/db/client.ts';
import { updateClocks } from '#server/features/clock/commands.ts';
import { categorise } from '#server/features/priority/commands.ts';
import {
  type Arms,
  type Frame,
  liveAgain,
  oneAhead,
  readPast,
  readPolicyHistory,
  startTally,
  withDrafts,
} from '#server/features/simulation/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type BenchServer, benchPlan, seededDatabase, startServer } from './data.ts';
import { type Bench, figure } from './figure.ts';
import { multiply } from './multiply.ts';
import { median } from './statistics.ts';

/** Made by the seed, and how often each of them stands in the workspace. */
const seeded = 10_000;
const copies = 20;
const days = 28;
const until = new Date('2026-11-01T00:00:00Z');
const batchSize = 200;
/** Of the workspace in each round, by turns. */
const aRound = 20_000;

/**
 * Conversations a second that are lived again under what held and under drafts of all three policies, against reading the
 * same rows by the same batches and doing nothing with them.
 */
export const simulate: Bench = {
  name: 'simulate',
  async run(say, { quick }) {
    const server = await startServer('simulate');
    try {
      const url = await prepare(server, quick ? 1 : copies, say);
      const db = openDatabase({ url });
      const reader = new pg.Client({ connectionString: url });
      await reader.connect();
      try {
        return [await measure(db, reader, await onlyWorkspace(db), { rounds: quick ? 1 : 5, say })];
      } finally {
        await reader.end();
        await db.close();
      }
    } finally {
      await server.stop();
    }
  },
};

/** A workspace whose clocks were kept all the time, so many times over; made once and kept. */
async function prepare(server: BenchServer, times: number, say: (progress: string) => void): Promise<string> {
  const plan = { ...benchPlan, days, until, withEvents: true };
  const url = await seededDatabase(server, seeded, plan, say);
  const db = openDatabase({ url });
  try {
    await keepClocks(db, await onlyWorkspace(db), say);
  } finally {
    await db.close();
  }
  return times === 1 ? url : multiply(server, { name: `seed_${seeded}`, times, size: seeded }, say);
}

async function onlyWorkspace(db: Database): Promise<WorkspaceId> {
  const { id } = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  // Minted here: the database was made for this.
  return id as WorkspaceId;
}

/** Has every message ask and every conversation keep its clocks, as if the program had always followed; once. */
async function keepClocks(db: Database, workspaceId: WorkspaceId, say: (progress: string) => void): Promise<void> {
  if ((await listIds(db, workspaceId, sql`category is null`)).length === 0) return;
  const ids = await listIds(db, workspaceId);
  await db.inWorkspace(workspaceId, (tx) => sql`update message set asks = true where not asks`.execute(tx));
  for (let n = 0; n < ids.length; n += 500) {
    if (n % 20_000 === 0) say(`writing the clocks of ${n} of ${ids.length} conversations`);
    const some = ids.slice(n, n + 500);
    await db.inWorkspace(workspaceId, async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx);
      await categorise(tx, some, until);
      await updateClocks(tx, some, until);
    });
  }
}

async function listIds(db: Database, workspaceId: WorkspaceId, which = sql`true`): Promise<string[]> {
  const { rows } = await db.inWorkspace(workspaceId, (tx) =>
    sql<{
      id: string;
    }>`select id from conversation where workspace_id = ${workspaceId} and ${which} order by id`.execute(tx),
  );
  return rows.map(({ id }) => id);
}

/** Half the times, other hours, other pauses: everything comes out differently somewhere. */
const drafts: PolicyContent[] = [
  {
    kind: 'priority',
    body: {
      categories: defaultMatrix.categories.map((one) => ({
        ...one,
        firstMinutes: Math.ceil(one.firstMinutes / 2),
        when: one.when.words ? { ...one.when, words: one.when.words.slice(1) } : one.when,
      })),
    },
  },
  {
    kind: 'calendars',
    body: {
      calendars: defaultCalendars.calendars.map((one) => ({
        ...one,
        timeZone: 'Europe/Berlin',
        always: false,
        week: Array.from({ length: 7 }, () => [{ from: '08:00', to: '20:00' }]),
      })),
    },
  },
  { kind: 'clocks', body: { ...defaultClockRules, pauses: { customer: [], department: ['resolution'] } } },
];

type Measuring = { rounds: number; say: (progress: string) => void };

async function measure(db: Database, reader: pg.Client, workspaceId: WorkspaceId, { rounds, say }: Measuring) {
  const ids = await listIds(db, workspaceId);
  const frame: Frame = { from: new Date(until.getTime() - days * 86_400_000), to: until, asOf: until, timeZone: 'UTC' };
  const history = await db.inWorkspace(workspaceId, readPolicyHistory);
  const arms: Arms = { now: history, draft: withDrafts(history, drafts) };
  const tally = startTally(frame);
  const taken = { read: [] as number[], lived: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const some = ids.slice((round * aRound) % ids.length).slice(0, aRound);
    const read = await timed(some, async (batches) => {
      for (const batch of batches) await readOnly(reader, workspaceId, batch);
    });
    const lived = await timed(some, async (batches) => {
      const next = async (n: number) => {
        const batch = batches[n];
        return batch ? db.inWorkspace(workspaceId, (tx) => readPast(tx, batch)) : null;
      };
      for await (const pasts of oneAhead(next)) await liveAgain(pasts, arms, frame, tally);
    });
    say(`round ${round}: read ${Math.round(read)}, lived again ${Math.round(lived)} a second`);
    // The first one warms up.
    if (round > 0) {
      taken.read.push(read);
      taken.lived.push(lived);
    }
  }
  return figure('simulate', {
    value: median(taken.lived),
    unit: 'conversations/s',
    floor: median(taken.read),
    target: { least: 0.3 },
    note: `${ids.length} in the workspace`,
  });
}

/** Conversations a second. */
async function timed(ids: readonly string[], work: (batches: string[][]) => Promise<void>): Promise<number> {
  const batches = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, n) =>
    ids.slice(n * batchSize, (n + 1) * batchSize),
  );
  const started = performance.now();
  await work(batches);
  return (ids.length / (performance.now() - started)) * 1000;
}

/** The rows that a replay needs, by the same indexes, and nothing done with them. */
async function readOnly(reader: pg.Client, workspaceId: WorkspaceId, ids: readonly string[]): Promise<void> {
  const { rows } = await reader.query<{ contact_id: string }>({
    name: 'conversation',
    text: `select c.id, c.number, c.status, c.held_by_department, c.resolved_at, c.opened_at, c.last_message_at, c.merged_into, c.category,
      c.priority, c.team_id, c.assignee_id, c.language, p.network, p.followers, p.contact_id, k.marks, k.fields
      from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
      left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
      where c.workspace_id = $1 and c.id = any($2::uuid[])`,
    values: [workspaceId, ids],
  });
  const read = (name: string, text: string, values: readonly unknown[]) =>
    reader.query({ name, text, values: [workspaceId, ...values] });
  await read(
    'event',
    `select e.conversation_id, e.at, e.type, e.actor_kind, d.body
     from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
     where e.workspace_id = $1 and e.conversation_id = any($2::uuid[])
       and e.type in ('conversation.status_changed', 'conversation.reopened', 'conversation.assigned',
         'conversation.priority_changed', 'conversation.merged', 'conversation.absorbed')`,
    [ids],
  );
  await read(
    'message',
    `select id, conversation_id, direction, occurred_at, received_at, asks, is_automatic, visibility, text, edited_at, deleted_at
     from message where workspace_id = $1 and conversation_id = any($2::uuid[])`,
    [ids],
  );
  await read(
    'clock',
    `select id, conversation_id, kind, n, state, is_primary, started_at, since, stopped_at, due_at, warn_at, spent_ms, paused_by,
       target_minutes, calendar, warned_for, breached_for, fires_at
     from clock where workspace_id = $1 and conversation_id = any($2::uuid[])`,
    [ids],
  );
  await read(
    'person',
    `select subject_id, at from event where workspace_id = $1 and conversation_id is null and subject_id = any($2::uuid[])
       and type in ('contact.changed', 'contact.merged', 'contact.split')`,
    [rows.map(({ contact_id }) => contact_id)],
  );
}
