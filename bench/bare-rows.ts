import pg from 'pg';

/** Rows of one table that belong to one batch, ready to be inserted with one statement. */
type Insert = { text: string; values: unknown[]; rows: number };
/** Batches of the lanes: all that one customer's messages need stands in one lane, in order. */
export type BareWork = { lanes: Insert[][][]; rows: number };

/** Parents before children, as the foreign keys want it. */
const tables = [
  'delivery',
  'contact',
  'profile',
  'thread',
  'conversation',
  'conversation_thread',
  'message',
  'message_channel',
  'first_words',
  'delivery_item',
  'event',
  'event_detail',
] as const;
type Table = (typeof tables)[number];
type Row = Record<string, string | null>;
type Column = { name: string; type: string };

const laneCount = 2;
const batchSize = 500;

/** Reads every row that the pipeline wrote and cuts them into bare inserts of `batchSize` deliveries, two lanes. */
export async function readBareWork(url: string): Promise<BareWork> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = await readColumns(client);
    const all = new Map<Table, Row[]>();
    for (const table of tables) all.set(table, await readRows(client, table, columns.get(table) ?? []));
    const placeOf = placer(all);
    const lanes: Insert[][][] = Array.from({ length: laneCount }, () => []);
    let rows = 0;
    for (const table of tables) {
      const byBatch = Map.groupBy(all.get(table) ?? [], (row) => placeOf(table, row));
      for (const [place, members] of byBatch) {
        const [lane = 0, batch = 0] = place.split(':').map(Number);
        const batches = lanes[lane] ?? [];
        batches[batch] ??= [];
        batches[batch]?.push(insert(table, columns.get(table) ?? [], members));
        rows += members.length;
      }
    }
    return { lanes: lanes.map((batches) => batches.filter((batch) => batch !== undefined)), rows };
  } finally {
    await client.end();
  }
}

async function readColumns(client: pg.Client): Promise<Map<Table, Column[]>> {
  const { rows } = await client.query<{ table: Table; name: string; type: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and a.attnum > 0 and not a.attisdropped
       and a.attidentity = '' and a.attgenerated = ''
     order by a.attnum`,
    [tables],
  );
  return Map.groupBy(rows, (row) => row.table);
}

async function readRows(client: pg.Client, table: Table, columns: readonly Column[]): Promise<Row[]> {
  // Text is what the driver sends anyway, so the bare arm converts nothing.
  const list = columns.map(({ name }) => `${name}::text as ${name}`).join(', ');
  const order: Partial<Record<Table, string>> = {
    delivery: 'received_at, id',
    message: 'received_seq',
    event: 'position',
  };
  const { rows } = await client.query<Row>(`select ${list} from ${table} order by ${order[table] ?? 1}`);
  return rows;
}

/** Where a row goes: `lane:batch`, by the customer and the place of the first delivery that needs it. */
function placer(all: ReadonlyMap<Table, Row[]>): (table: Table, row: Row) => string {
  const rows = (table: Table) => all.get(table) ?? [];
  const key = (row: Row | undefined, name: string) => row?.[name] ?? '';
  const messageOf = new Map(rows('delivery_item').map((item) => [key(item, 'delivery_id'), key(item, 'message_id')]));
  const messages = new Map(rows('message').map((message) => [key(message, 'id'), message]));
  const place = { delivery: new Map<string, string>(), message: new Map<string, string>() };
  const first = {
    profile: new Map<string, string>(),
    thread: new Map<string, string>(),
    conversation: new Map<string, string>(),
  };
  const laneOf = new Map<string, number>();
  const filled = Array.from({ length: laneCount }, () => 0);
  for (const delivery of rows('delivery')) {
    const message = messages.get(messageOf.get(key(delivery, 'id')) ?? '');
    const profile = key(message, 'profile_id');
    const lane = laneOf.get(profile) ?? laneOf.size % laneCount;
    laneOf.set(profile, lane);
    const n = filled[lane] ?? 0;
    filled[lane] = n + 1;
    const at = `${lane}:${Math.floor(n / batchSize)}`;
    place.delivery.set(key(delivery, 'id'), at);
    place.message.set(key(message, 'id'), at);
    const parents = { profile, thread: key(message, 'thread_id'), conversation: key(message, 'conversation_id') };
    for (const name of ['profile', 'thread', 'conversation'] as const)
      if (!first[name].has(parents[name])) first[name].set(parents[name], at);
  }
  const contacts = new Map(
    rows('profile').map((profile) => [key(profile, 'contact_id'), first.profile.get(key(profile, 'id'))]),
  );
  const events = new Map(
    rows('event').map((event) => [
      key(event, 'id'),
      place.message.get(key(event, 'subject_id')) ?? first.conversation.get(key(event, 'conversation_id')),
    ]),
  );
  const lookup: Record<Table, (row: Row) => string | undefined> = {
    delivery: (row) => place.delivery.get(key(row, 'id')),
    contact: (row) => contacts.get(key(row, 'id')),
    profile: (row) => first.profile.get(key(row, 'id')),
    thread: (row) => first.thread.get(key(row, 'id')),
    conversation: (row) => first.conversation.get(key(row, 'id')),
    conversation_thread: (row) => first.thread.get(key(row, 'thread_id')),
    message: (row) => place.message.get(key(row, 'id')),
    message_channel: (row) => place.message.get(key(row, 'message_id')),
    first_words: (row) => first.conversation.get(key(row, 'conversation_id')),
    delivery_item: (row) => place.delivery.get(key(row, 'delivery_id')),
    event: (row) => events.get(key(row, 'id')),
    event_detail: (row) => events.get(key(row, 'event_id')),
  };
  // What belongs to no message (the workspace's own first events) opens the first batch.
  return (table, row) => lookup[table](row) ?? '0:0';
}

function insert(table: Table, columns: readonly Column[], rows: readonly Row[]): Insert {
  // An array of arrays would be flattened, so such a column travels as text.
  const isArray = (type: string) => type.endsWith('[]');
  const unnested = columns.map(({ type }, n) => `$${n + 1}::${isArray(type) ? 'text' : type}[]`).join(', ');
  const names = columns.map(({ name }) => name).join(', ');
  const selected = columns.map(({ name, type }) => (isArray(type) ? `${name}::${type}` : name)).join(', ');
  return {
    text: `insert into ${table} (${names}) select ${selected} from unnest(${unnested}) as r (${names})`,
    values: columns.map(({ name }) => rows.map((row) => row[name] ?? null)),
    rows: rows.length,
  };
}

/** Inserts them as the program's role would have to: one transaction a batch, both lanes at once. Answers milliseconds. */
export async function runBareWork(url: string, work: BareWork): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: laneCount });
  await Promise.all(Array.from({ length: laneCount }, () => pool.query('select 1')));
  const started = performance.now();
  await Promise.all(
    work.lanes.map(async (batches) => {
      const client = await pool.connect();
      for (const batch of batches) {
        await client.query('begin');
        // As the pipeline does: plans of foreign key checks from when the tables were empty would flatter us.
        await client.query('discard plans');
        for (const { text, values } of batch) await client.query(text, values);
        await client.query('commit');
      }
      client.release();
    }),
  );
  const tookMs = performance.now() - started;
  await pool.end();
  return tookMs;
}
