-- Priority, calendars and clocks: policies with versions, why a conversation has its priority, and when it is due.

alter table policy
  add column changed_at timestamptz not null default now(),
  add column changed_by uuid;
create unique index policy_one_draft on policy (workspace_id, kind) where state = 'draft';
create unique index policy_one_scheduled on policy (workspace_id, kind) where state = 'scheduled';

alter table conversation
  -- Key of the category that the priority matrix recognised.
  add column category text,
  -- A person chose the priority, so the matrix leaves it alone.
  add column priority_by_hand boolean not null default false;

alter table message
  -- It waits for an answer. Not so what was back-filled, and what somebody whom we blocked or muted wrote.
  add column asks boolean not null default true,
  -- Ours and sent by a program, so it answers nobody.
  add column is_automatic boolean not null default false;
alter table dispatch add column is_automatic boolean not null default false;

-- One promise of time to a customer. Derived from what happened (server/features/clock/run.ts), so it may be derived again.
create table clock (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null constraint clock_kind check (kind in ('first_response', 'next_response', 'resolution')),
  -- Which one of its kind in the conversation, from 1.
  n int not null,
  state text not null constraint clock_state check (state in ('running', 'paused', 'met', 'late', 'dropped')),
  is_primary boolean not null default false,
  started_at timestamptz not null,
  -- From here on it runs, after its last pause.
  since timestamptz not null,
  stopped_at timestamptz,
  due_at timestamptz,
  warn_at timestamptz,
  -- What was used before `since`, in ms of open time.
  spent_ms bigint not null default 0,
  paused_by text,
  target_minutes int not null,
  calendar text not null,
  -- Versions of the policies it runs by.
  priority_version int not null,
  calendars_version int not null,
  clocks_version int not null,
  -- The moment at which it next has something to tell: its warning, then its breach.
  fires_at timestamptz,
  -- The targets for which it told that already.
  warned_for int,
  breached_for int,
  constraint clock_pkey primary key (workspace_id, id),
  constraint clock_of_conversation unique (workspace_id, conversation_id, kind, n),
  constraint clock_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index clock_primary on clock (workspace_id, conversation_id) where is_primary;
create index clock_fires on clock (workspace_id, fires_at, id) where fires_at is not null;

create table clock_pause (
  workspace_id uuid not null,
  clock_id uuid not null,
  n int not null,
  -- `customer`, or the name of a department.
  by text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  -- When the clock would have been, or was, due at the pause's nearer end.
  due_at timestamptz,
  constraint clock_pause_pkey primary key (workspace_id, clock_id, n),
  constraint clock_pause_clock foreign key (workspace_id, clock_id) references clock (workspace_id, id) on delete cascade
);
create index clock_pause_by_age on clock_pause (workspace_id, from_at);

-- What was told of a clock; the key stops a second telling.
create table clock_firing (
  workspace_id uuid not null,
  clock_id uuid not null,
  kind text not null constraint clock_firing_kind check (kind in ('warning', 'breach')),
  due_at timestamptz not null,
  fired_at timestamptz not null,
  constraint clock_firing_pkey primary key (workspace_id, clock_id, kind, due_at),
  constraint clock_firing_clock foreign key (workspace_id, clock_id) references clock (workspace_id, id) on delete cascade
);

-- When each workspace next has a clock to fire. It runs as the owner, because one sleeper waits for all of them; it tells
-- nothing but moments.
create function find_firings() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select c.fires_at from clock c where c.workspace_id = w.id and c.fires_at is not null order by c.fires_at limit 1
  ) first
$$;

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'clock.follow', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['clock', 'clock_pause', 'clock_firing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
