import pg from 'pg';

/** Opens the database past its walls, to see whether anything of a workspace changed. */
export async function openFingerprint(url: string): Promise<{
  of(workspaceId: string): Promise<Record<string, string>>;
  /** Takes the second wall away, so that only the code's own check is left. */
  dropWalls(): Promise<void>;
  raiseWalls(): Promise<void>;
  close(): Promise<void>;
}> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Starting workers for so many small tables takes longer than reading them.
  await client.query('set max_parallel_workers_per_gather = 0');
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const union = rows
    .map(
      ({ name }) => `select '${name}' as name, md5(string_agg(r::text, '|' order by r::text)) as hash
      from "${name}" r where workspace_id = $1`,
    )
    .join(' union all ');
  const people = `select 'login' as name, md5(string_agg(l::text, '|' order by l::text)) as hash
    from login l where id in (select login_id from agent where workspace_id = $1)`;
  const security = async (change: 'enable' | 'disable') => {
    for (const { name } of rows)
      if (name !== 'session') await client.query(`alter table "${name}" ${change} row level security`);
  };
  return {
    dropWalls: () => security('disable'),
    raiseWalls: () => security('enable'),
    of: async (workspaceId) => {
      // Named, so that so many tables are planned once and not at each look.
      const query = { name: 'fingerprint', text: `${union} union all ${people}`, values: [workspaceId] };
      const found = await client.query<{ name: string; hash: string | null }>(query);
      return Object.fromEntries(found.rows.map(({ name, hash }) => [name, hash ?? 'empty']));
    },
    close: () => client.end(),
  };
}
