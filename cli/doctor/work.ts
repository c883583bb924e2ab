import type pg from 'pg';
import type { SecretBox } from '#server/secret-box.ts';
import { type Check, fail, ok, warn } from './check.ts';

const minuteMs = 60_000;

/** What the program does with what it has: accounts, what came in, what leaves, what follows from events. */
export async function checkWork(client: pg.Client, box: SecretBox | null, now: Date): Promise<Check[]> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  return [
    await checkPeople(client),
    ...(await checkChannels(client)),
    ...(await checkSecrets(client, box)),
    await counted(
      client,
      'pending deliveries',
      `select count(*) as n from delivery where state = 'pending' and received_at < $1`,
      [ago(minuteMs)],
      {
        none: 'Everything that came in was handled.',
        some: (n) => `${n} deliveries wait for more than a minute.`,
        remedy: 'Is a worker running (EARSHOT_ROLES)? Nothing is lost; they are handled as soon as one runs.',
      },
    ),
    await counted(
      client,
      'failed deliveries',
      `select count(*) as n from delivery where state = 'failed' and received_at > $1`,
      [ago(31 * 24 * 60 * minuteMs)],
      {
        none: 'Nothing that came in failed.',
        some: (n) => `${n} deliveries could not be handled.`,
        remedy: 'Look at them in the ledger of the channel and replay them there.',
      },
    ),
    await counted(
      client,
      'stuck dispatches',
      `select count(*) as n from dispatch where state = 'sending' and sending_since < $1`,
      [ago(10 * minuteMs)],
      {
        none: 'Nothing is stuck on its way out.',
        some: (n) => `${n} answers have been leaving for more than ten minutes.`,
        remedy: 'Is a worker running? It asks the network what became of them.',
      },
    ),
    await counted(client, 'unknown dispatches', `select count(*) as n from dispatch where state = 'unknown'`, [], {
      none: 'The outcome of everything sent is known.',
      some: (n) => `Of ${n} answers nobody knows whether they arrived.`,
      remedy: 'Open their conversations: a person looks at the network and decides.',
    }),
    await checkSubscribers(client),
    await counted(client, 'jobs', 'select count(*) as n from graphile_worker.jobs where attempts >= max_attempts', [], {
      none: 'No job has given up.',
      some: (n) => `${n} jobs have given up.`,
      remedy: 'The log says why. Restarting does not repeat them.',
    }),
  ];
}

type Words = { none: string; some: (n: number) => string; remedy: string };

async function counted(
  client: pg.Client,
  check: string,
  query: string,
  values: unknown[],
  { none, some, remedy }: Words,
): Promise<Check> {
  const { rows } = await client.query<{ n: string }>(query, values);
  const n = Number(rows[0]?.n);
  return n === 0 ? ok(check, none) : warn(check, some(n), remedy);
}

async function checkPeople(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ logins: string; workspaces: string }>(
    'select (select count(*) from login) as logins, (select count(*) from workspace) as workspaces',
  );
  const { logins = 0, workspaces = 0 } = rows[0] ?? {};
  if (Number(logins) === 0)
    return warn(
      'people',
      'Nobody has set Earshot up yet.',
      'Open its address with the code printed at start, or run: npm run -s earshot -- setup',
    );
  return ok('people', `${logins} logins, ${workspaces} workspaces.`);
}

async function checkChannels(client: pg.Client): Promise<Check[]> {
  const { rows } = await client.query<{
    network: string;
    handle: string;
    state: string;
    reason: string | null;
    workspace: string;
  }>(`
    select c.network, c.handle, c.state, c.state_reason as reason, w.name as workspace
    from channel c join workspace w on w.id = c.workspace_id where w.kind <> 'generated' order by w.created_at, c.connected_at`);
  const sick = rows.filter((row) => row.state === 'reconnect');
  const connected = rows.filter((row) => row.state === 'connected').length;
  if (sick.length === 0) return [ok('channels', `${connected} connected.`)];
  return sick.map(({ network, handle, workspace, reason }) =>
    warn(
      'channels',
      `@${handle} on ${network} (${workspace}) must be reconnected${reason ? `: ${reason}` : '.'}`,
      'Reconnect it in Settings → Channels.',
    ),
  );
}

async function checkSecrets(client: pg.Client, box: SecretBox | null): Promise<Check[]> {
  const { rows } = await client.query<{ n: string }>('select count(*) as n from channel_secret where key_id <> $1', [
    box?.keyId ?? '',
  ]);
  const n = Number(rows[0]?.n);
  if (n === 0) return [ok('tokens', 'The key fits every stored token.')];
  return [
    fail(
      'tokens',
      `${n} accounts have tokens that this key cannot read.`,
      'Restore the file "key" of the data folder or EARSHOT_KEY, or reconnect them.',
    ),
  ];
}

async function checkSubscribers(client: pg.Client): Promise<Check> {
  const { rows } = await client.query<{ name: string; behind: string; error: string | null }>(`
    select s.name, h.position - s.position as behind, case when s.failed_at is not null then s.error end as error
    from subscriber s join event_head h on h.workspace_id = s.workspace_id
    where s.failed_at is not null or h.position - s.position > 1000 order by 2 desc limit 1`);
  const worst = rows[0];
  if (!worst) return ok('subscribers', 'Everything that follows from events is up to date.');
  const why = worst.error ? `: ${worst.error}` : '.';
  return warn(
    'subscribers',
    `"${worst.name}" is ${worst.behind} events behind${why}`,
    'Is a worker running? Otherwise the log says what stops it.',
  );
}
