import pg from 'pg';

/** Opens the database past its walls, to see whether anything of a workspace changed. */
export async function openFingerprint(url: string): Promise<{
  of(workspaceId: string): Promise<Record<string, string>>;
  /** From here on what is called answers the tables in which anything of the workspace is no longer as it was. */
  watch(workspaceId: string): Promise<() => Promise<string[]>>;
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
  const of = async (workspaceId: string) => {
    // Named, so that so many tables are planned once and not at each look.
    const query = { name: 'fingerprint', text: `${union} union all ${people}`, values: [workspaceId] };
    const found = await client.query<{ name: string; hash: string | null }>(query);
    return Object.fromEntries(found.rows.map(({ name, hash }) => [name, hash ?? 'empty']));
  };
  return {
    dropWalls: () => security('disable'),
    raiseWalls: () => security('enable'),
    of,
    watch: async (workspaceId) => {
      const written = await countWrites(
        client,
        rows.map(({ name }) => name),
        workspaceId,
      );
      const before = await of(workspaceId);
      let known = await written();
      return async () => {
        const now = await written();
        if (now === known) return [];
        known = now;
        const after = await of(workspaceId);
        return Object.keys(after).filter((name) => after[name] !== before[name]);
      };
    },
    close: () => client.end(),
  };
}

/**
 * Counts the rows of a workspace and of its people's logins that anybody writes from here on, also in what is rolled
 * back: to read all tables after each of two thousand requests takes minutes.
 */
async function countWrites(client: pg.Client, tables: string[], workspaceId: string): Promise<() => Promise<string>> {
  const counting = ['login', ...tables].map(
    (name) => `create trigger note_written after insert or update or delete on "${name}"
      for each row execute function note_written('${workspaceId}')`,
  );
  await client.query(`
    create sequence written;
    create function note_written() returns trigger language plpgsql security definer as $$
    declare
      rows jsonb := jsonb_build_array(to_jsonb(old), to_jsonb(new));
    begin
      if tg_table_name = 'login' and exists (
        select from public.agent where workspace_id::text = tg_argv[0] and login_id::text in (rows #>> '{0,id}', rows #>> '{1,id}')
      ) or tg_argv[0] in (rows #>> '{0,workspace_id}', rows #>> '{1,workspace_id}') then
        perform nextval('public.written');
      end if;
      return null;
    end $$;
    ${counting.join(';')}`);
  return async () => {
    const { rows } = await client.query<{ count: string }>(
      `select last_value || ' ' || is_called as count from written`,
    );
    return rows[0]?.count ?? '';
  };
}
