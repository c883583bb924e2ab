-- What a workspace's corrections taught, in versions, and judging the past again.

create table head (
  workspace_id uuid not null,
  version int not null,
  -- By task, as the learner made it: numbers for hashed features, and no words.
  heads jsonb not null,
  -- By task: what was held out while the rest was learned, and how much of it came out right.
  measured jsonb not null default '{}',
  model text not null,
  learned_at timestamptz not null,
  constraint head_pkey primary key (workspace_id, version)
);

-- Which version judges; a workspace without a row has taught nothing.
create table learning (
  workspace_id uuid not null,
  version int not null,
  -- The corrections that the version has seen.
  seen_until timestamptz,
  -- A person went back and holds it there.
  held_at timestamptz,
  held_by uuid,
  constraint learning_pkey primary key (workspace_id)
);

create table rerun (
  workspace_id uuid not null,
  id uuid not null,
  state text not null constraint rerun_state check (state in ('running', 'cancelling', 'done', 'cancelled')),
  is_preview boolean not null,
  days int not null,
  -- Messages said from then on.
  from_at timestamptz not null,
  -- How far it has come, from the newest back.
  at timestamptz,
  message_id uuid,
  head int not null,
  done int not null default 0,
  total int not null,
  changes jsonb not null default '{}',
  agent_id uuid,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  constraint rerun_pkey primary key (workspace_id, id)
);
create unique index rerun_one on rerun (workspace_id) where state in ('running', 'cancelling');

insert into subscriber (workspace_id, name, position) select workspace_id, 'verdict.learn', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['head', 'learning', 'rerun'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
