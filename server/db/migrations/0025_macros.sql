-- Several steps under one name, and what their runs did.

create table macro (
  workspace_id uuid not null constraint macro_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint macro_name_length check (length(name) <= 80),
  steps jsonb not null,
  -- The figure key that opens it.
  shortcut int constraint macro_shortcut check (shortcut between 1 and 9),
  audience text not null constraint macro_audience check (audience in ('me', 'team', 'everyone')),
  team_id uuid,
  owner_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  constraint macro_pkey primary key (workspace_id, id),
  constraint macro_team foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade,
  constraint macro_owner foreign key (workspace_id, owner_id) references agent (workspace_id, id) on delete cascade,
  constraint macro_of_someone check ((audience = 'me') <= (owner_id is not null)),
  constraint macro_of_team check ((audience = 'team') = (team_id is not null))
);

-- Each step and its line here are one commit, so that a run goes on where it was broken off.
create table macro_run (
  workspace_id uuid not null,
  -- Made by who asks: the same never runs twice.
  id uuid not null,
  macro_id uuid not null,
  conversation_id uuid not null,
  actor_kind text not null constraint macro_run_actor_kind check (actor_kind in ('agent', 'api_key')),
  actor_id uuid not null,
  seen_version int not null,
  accepted text[] not null,
  -- The steps as they were, each with its key, and what became of them with what taking back needs: ids and codes.
  steps jsonb not null,
  done jsonb not null default '[]',
  state text not null constraint macro_run_state check (state in ('running', 'done', 'stopped', 'undone')),
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint macro_run_pkey primary key (workspace_id, id),
  constraint macro_run_macro foreign key (workspace_id, macro_id) references macro (workspace_id, id) on delete cascade,
  constraint macro_run_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index macro_run_by_conversation on macro_run (workspace_id, conversation_id);

do $$
declare
  t text;
begin
  foreach t in array array['macro', 'macro_run'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
