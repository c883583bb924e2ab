-- Simulations: what drafts of policies would have made of a period, for the person who asked.

create table simulation (
  workspace_id uuid not null constraint simulation_workspace references workspace (id) on delete cascade,
  id uuid not null,
  agent_id uuid,
  api_key_id uuid,
  from_at timestamptz not null,
  to_at timestamptz not null,
  time_zone text not null,
  -- The drafts as they were when it began: kind, version, when they were changed, and what they say.
  drafts jsonb not null,
  state text not null constraint simulation_state check (state in ('running', 'cancelling', 'cancelled', 'done', 'failed')),
  -- Conversations replayed, of how many.
  done int not null default 0,
  total int,
  -- Up to when it follows what began in its period: the moment at which it was asked for.
  created_at timestamptz not null,
  -- Whichever program works on it names itself; another that begins anew takes it over, and the first one gives up.
  run_id uuid,
  runs int not null default 0,
  -- Written with each batch, so that one left lying is seen.
  touched_at timestamptz not null,
  finished_at timestamptz,
  result jsonb,
  constraint simulation_pkey primary key (workspace_id, id),
  constraint simulation_asker check (num_nonnulls(agent_id, api_key_id) = 1),
  constraint simulation_result check ((state = 'done') = (result is not null))
);
create unique index simulation_one_at_once on simulation (workspace_id, coalesce(agent_id, api_key_id)) where state in ('running', 'cancelling');
create index simulation_by_asker on simulation (workspace_id, coalesce(agent_id, api_key_id), created_at desc);

-- Which conversations it replays, as they were when it began.
create table simulation_batch (
  workspace_id uuid not null,
  simulation_id uuid not null,
  n int not null,
  conversation_ids uuid[] not null,
  constraint simulation_batch_pkey primary key (workspace_id, simulation_id, n),
  constraint simulation_batch_simulation foreign key (workspace_id, simulation_id) references simulation (workspace_id, id) on delete cascade
);

do $$
declare
  t text;
begin
  foreach t in array array['simulation', 'simulation_batch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
