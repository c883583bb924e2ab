-- Hand-over notes: what the next shift takes over, made ready before the change and confirmed by it.

alter table rota
  -- The moment at which its next hand-over note is made ready.
  add column fires_at timestamptz;
create index rota_fires on rota (workspace_id, fires_at, id) where fires_at is not null;
update rota set fires_at = now() where removed_at is null;

create table handover (
  workspace_id uuid not null,
  id uuid not null,
  rota_id uuid not null,
  from_agent_id uuid not null,
  -- Null: nobody follows.
  to_agent_id uuid,
  -- When the shift changes.
  at timestamptz not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  -- How much was taken over, once it is confirmed.
  clocks int,
  pages int,
  tasks int,
  constraint handover_pkey primary key (workspace_id, id),
  constraint handover_once unique (workspace_id, rota_id, at),
  constraint handover_rota foreign key (workspace_id, rota_id) references rota (workspace_id, id),
  constraint handover_from foreign key (workspace_id, from_agent_id) references agent (workspace_id, id),
  constraint handover_to foreign key (workspace_id, to_agent_id) references agent (workspace_id, id)
);
create index handover_by_age on handover (workspace_id, at);

-- When each workspace next has a note to make ready; as find_firings().
create function find_handover_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select r.fires_at from rota r where r.workspace_id = w.id and r.fires_at is not null order by r.fires_at limit 1
  ) first
$$;

alter table handover enable row level security;
create policy same_workspace on handover using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
