import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { announceChannel } from '#server/events/announcement.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import type { Bench, Figure } from './figure.ts';
import { quantile } from './statistics.ts';

const conversations = 10_000;
/** How many run, over how long they come due, and how many more in one second of it. */
const full = { running: 100_000, spreadMs: 600_000, atOnce: 1_000, idleMs: 60_000 };
const short = { running: 2_000, spreadMs: 10_000, atOnce: 200, idleMs: 5_000 };
/** Between the idle time and the first moment. */
const leadMs = 10_000;
/** What writing a clock may take, in ms. */
const writingMs = 1;

/**
 * How late breaches are told, from the deadline to the event in the hands of another connection, and what the keeper
 * costs while nothing is due: the processor time of its own process.
 */
export const clocks: Bench = {
  name: 'clocks',
  async run(say, { quick }) {
    const size = quick ? short : full;
    const server = await startServer('clocks');
    try {
      const url = await seededDatabase(server, conversations, benchPlan, say);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return await measure(client, url, size, say);
      } finally {
        await client.end();
      }
    } finally {
      await server.stop();
    }
  },
};

async function measure(client: pg.Client, url: string, size: Size, say: (progress: string) => void): Promise<Figure[]> {
  const startAt = Date.now() + size.running * writingMs;
  const firstAt = new Date(startAt + size.idleMs + leadMs);
  const wanted = size.running + size.atOnce;
  say(`writing ${wanted} clocks`);
  await writeClocks(client, firstAt, size);
  if (Date.now() > startAt) throw new Error('Writing took so long that the first clocks would be due already.');
  await sleep(startAt - Date.now());
  const keeper = await startKeeper(url);
  try {
    const told = await listenToBreaches(client);
    // Let it start, look, and fall asleep.
    await sleep(leadMs / 2);
    const cpu = await idle(keeper, size.idleMs);
    const endsAt = firstAt.getTime() + size.spreadMs + 60_000;
    while (told.lateMs.length < wanted && Date.now() < endsAt) {
      await sleep(1_000);
      if (told.lateMs.length % 10_000 < 200) say(`${told.lateMs.length} of ${wanted} told`);
    }
    return figuresOf(await told.end(), { cpu, wanted });
  } finally {
    await keeper.stop();
  }
}

type Size = typeof full;

/** Evenly over the time, and a thousand more in one second in the middle of it. */
async function writeClocks(client: pg.Client, firstAt: Date, { running, spreadMs, atOnce }: Size): Promise<void> {
  await client.query('delete from clock');
  await client.query(
    `with place as (
       select workspace_id, id, row_number() over (order by id) - 1 as at from conversation
     ), wanted as (
       select n, n % $5::int as at, n / $5::int + 1 as nth, case when n < $2 then $1::timestamptz + n * ($3::float8 / $2) * interval '1 ms'
         else $1::timestamptz + ($3 / 2 + (n - $2) * 1000.0 / $4) * interval '1 ms' end as due_at
       from generate_series(0, $2::int + $4::int - 1) as n
     )
     insert into clock (workspace_id, id, conversation_id, kind, n, state, started_at, since, due_at, target_minutes, calendar,
       priority_version, calendars_version, clocks_version, fires_at)
     select p.workspace_id, gen_random_uuid(), p.id, 'next_response', w.nth, 'running', now(), now(), w.due_at, 15, 'bench',
       0, 0, 0, w.due_at
     from wanted w join place p on p.at = w.at`,
    [firstAt, running, spreadMs, atOnce, conversations],
  );
  await client.query('analyze clock');
}

type Keeper = { cpuMs(): Promise<number>; stop(): Promise<void> };

async function startKeeper(url: string): Promise<Keeper> {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [join(import.meta.dirname, 'keep.ts'), url],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    cpuMs: async () => {
      child.stdin.write('\n');
      return Number((await lines.next()).value);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Share of one core, in percent. */
async function idle(keeper: Keeper, ms: number): Promise<number> {
  const [before, started] = [await keeper.cpuMs(), performance.now()];
  await sleep(ms);
  return ((await keeper.cpuMs()) - before) / ((performance.now() - started) / 100);
}

type Told = { lateMs: number[]; end(): Promise<number[]> };

/** Reads each new breach as it is announced; it is late by when it was read. */
async function listenToBreaches(client: pg.Client): Promise<Told> {
  const { rows } = await client.query<{ position: number }>('select max(position)::int as position from event_head');
  let position = rows[0]?.position ?? 0;
  let reading: Promise<void> = Promise.resolve();
  let isAgain = false;
  const lateMs: number[] = [];
  const read = async () => {
    isAgain = false;
    const found = await client.query<{ position: number; due_at: Date }>(
      `select e.position::int, c.due_at from event e join clock c on c.workspace_id = e.workspace_id and c.id = e.subject_id
       where e.position > $1 and e.type = 'clock.breached' order by e.position`,
      [position],
    );
    const now = Date.now();
    for (const row of found.rows) lateMs.push(now - row.due_at.getTime());
    position = found.rows.at(-1)?.position ?? position;
  };
  client.on('notification', () => {
    if (isAgain) return;
    isAgain = true;
    reading = reading.then(read);
  });
  await client.query(`listen ${announceChannel}`);
  return {
    lateMs,
    end: async () => {
      await reading;
      return lateMs;
    },
  };
}

function figuresOf(lateMs: readonly number[], { cpu, wanted }: { cpu: number; wanted: number }): Figure[] {
  const late = (name: string, share: number, target: Figure['target']): Figure => ({
    name,
    value: lateMs.length < wanted ? Number.POSITIVE_INFINITY : quantile(lateMs, share),
    unit: 'ms late',
    floor: null,
    ratio: null,
    target,
    note: `${lateMs.length} of ${wanted} told`,
  });
  return [
    late('clocks.p50', 0.5, null),
    late('clocks.p99', 0.99, { most: 1_000 }),
    late('clocks.max', 1, null),
    { name: 'clocks.cpu', value: cpu, unit: '% of a core, idle', floor: null, ratio: null, target: { most: 1 } },
  ];
}
