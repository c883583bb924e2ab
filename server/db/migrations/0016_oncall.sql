-- Who is on call: turns in layers, overrides, swaps.

create table rota (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  -- Whose conversations its hand-over notes tell of; null for everybody's.
  team_id uuid,
  -- Key of the calendar in whose hours somebody must be on call; null: always.
  calendar text,
  layers jsonb not null,
  version int not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint rota_pkey primary key (workspace_id, id),
  constraint rota_team foreign key (workspace_id, team_id) references team (workspace_id, id)
);

create table rota_swap (
  workspace_id uuid not null,
  id uuid not null,
  rota_id uuid not null,
  asked_by uuid not null,
  asked_of uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- What the asker would take in return.
  back_from timestamptz,
  back_to timestamptz,
  state text not null constraint rota_swap_state check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  constraint rota_swap_pkey primary key (workspace_id, id),
  constraint rota_swap_rota foreign key (workspace_id, rota_id) references rota (workspace_id, id),
  constraint rota_swap_asker foreign key (workspace_id, asked_by) references agent (workspace_id, id),
  constraint rota_swap_asked foreign key (workspace_id, asked_of) references agent (workspace_id, id)
);
create index rota_swap_by_rota on rota_swap (workspace_id, rota_id) where state = 'asked';

create table rota_override (
  workspace_id uuid not null,
  id uuid not null,
  rota_id uuid not null,
  agent_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null constraint rota_override_length check (to_at > from_at),
  created_at timestamptz not null,
  created_by uuid,
  swap_id uuid,
  removed_at timestamptz,
  constraint rota_override_pkey primary key (workspace_id, id),
  constraint rota_override_rota foreign key (workspace_id, rota_id) references rota (workspace_id, id),
  constraint rota_override_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id),
  constraint rota_override_swap foreign key (workspace_id, swap_id) references rota_swap (workspace_id, id)
);
create index rota_override_by_end on rota_override (workspace_id, rota_id, to_at) where removed_at is null;

-- Addresses under which calendar programs read somebody's shifts.
create table rota_feed (
  workspace_id uuid not null,
  rota_id uuid not null,
  agent_id uuid not null,
  token_hash bytea not null,
  constraint rota_feed_pkey primary key (workspace_id, rota_id, agent_id),
  constraint rota_feed_rota foreign key (workspace_id, rota_id) references rota (workspace_id, id),
  constraint rota_feed_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create unique index rota_feed_by_token on rota_feed (workspace_id, token_hash);

do $$
declare
  t text;
begin
  foreach t in array array['rota', 'rota_swap', 'rota_override', 'rota_feed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
