import pg from 'pg';
import type { BenchServer } from './data.ts';
import { withoutIndexes } from './load.ts';

/** What a conversation is made of; of each row these columns differ from copy to copy. */
const tables: Record<string, Record<string, string>> = {
  conversation: { id: copied('id'), number: 'number + $2::int * $3' },
  message: { id: copied('id'), conversation_id: copied('conversation_id'), external_id: "external_id || '-' || $2" },
  event: { id: copied('id'), conversation_id: copied('conversation_id'), position: 'position + $2::int * $3' },
  event_detail: { event_id: copied('event_id') },
  clock: { id: copied('id'), conversation_id: copied('conversation_id') },
};

function copied(column: string): string {
  return `md5(${column}::text || $2)::uuid`;
}

type Multiplied = { name: string; times: number; size: number };

/**
 * A copy of a seeded database in which every conversation stands so many times, each with messages, events and clocks of
 * its own: in minutes what seeding with its history takes an hour for. Its chain of events proves nothing. Made once.
 */
export async function multiply(
  server: BenchServer,
  { name, times, size }: Multiplied,
  say: (progress: string) => void,
): Promise<string> {
  const wanted = `${name}_times_${times}`;
  const admin = new pg.Client({ connectionString: server.postgres.url });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [wanted]);
    if (rowCount === 1) return server.url(wanted);
    const half = `${wanted}_half`;
    await admin.query(`drop database if exists ${half} with (force)`);
    await admin.query(`create database ${half} template ${name}`);
    const url = server.url(half);
    await withoutIndexes(url, () => copyRows(url, { times, size, say }));
    await admin.query(`alter database ${half} rename to ${wanted}`);
    return server.url(wanted);
  } finally {
    await admin.end();
  }
}

type Copying = { times: number; size: number; say: (progress: string) => void };

async function copyRows(url: string, { times, size, say }: Copying): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // What the copies point to is there, because it is there of the originals.
    await client.query("set session_replication_role = 'replica'; set synchronous_commit = off");
    const { rows } = await client.query<{ position: number }>('select max(position)::int as position from event');
    const step = { conversation: size, event: rows[0]?.position ?? 0 } as Record<string, number>;
    for (const table of Object.keys(tables))
      await client.query(`create temp table original_${table} as table ${table}`);
    for (let n = 1; n < times; n += 1) {
      say(`copying for the ${n}. time of ${times - 1}`);
      for (const [table, changed] of Object.entries(tables))
        await client.query(await insertOf(client, table, changed, { n, step: step[table] ?? 0 }));
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

type Copy = { n: number; step: number };

/** The statement with its figures in place: the same parameter is a text here and a number there. */
async function insertOf(
  client: pg.Client,
  table: string,
  changed: Record<string, string>,
  { n, step }: Copy,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => (changed[name] ?? name).replaceAll('$2', `'${n}'`).replaceAll('$3', String(step)));
  const which = table === 'event' ? 'where conversation_id is not null' : '';
  return `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from original_${table} ${which}`;
}
