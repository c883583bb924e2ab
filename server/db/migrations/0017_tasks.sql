-- Tasks with due moments, reminders and recurrence, on a conversation or free; and what was told of them.

create table task (
  workspace_id uuid not null,
  id uuid not null,
  -- Null: it belongs to no conversation.
  conversation_id uuid,
  owner_id uuid not null,
  text text not null,
  -- We said so to the customer.
  is_promise boolean not null default false,
  due_at timestamptz not null,
  -- Minutes before it is due at which it reminds; null: only when it is due.
  remind_minutes int,
  -- RRULE of RFC 5545, the part that contract/task.ts takes.
  recurrence text,
  -- The first due moment of its series and the zone in which that was a time on the wall: what recurs keeps that time.
  anchor_at timestamptz not null,
  time_zone text not null,
  -- The occurrence before this one, whose end made it.
  follows uuid,
  snoozed_until timestamptz,
  -- The moment at which it next has something to tell.
  fires_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  done_at timestamptz,
  done_by uuid,
  removed_at timestamptz,
  constraint task_pkey primary key (workspace_id, id),
  constraint task_once_after unique (workspace_id, follows),
  constraint task_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint task_owner foreign key (workspace_id, owner_id) references agent (workspace_id, id)
);
create index task_of_conversation on task (workspace_id, conversation_id) where conversation_id is not null;
create index task_open_by_owner on task (workspace_id, owner_id, due_at, id) where done_at is null and removed_at is null;
create index task_open on task (workspace_id, due_at, id) where done_at is null and removed_at is null;
create index task_done on task (workspace_id, done_at desc, id desc) where done_at is not null and removed_at is null;
create index task_fires on task (workspace_id, fires_at, id) where fires_at is not null;

-- What was told of a task; the key stops a second telling.
create table task_firing (
  workspace_id uuid not null,
  task_id uuid not null,
  at timestamptz not null,
  fired_at timestamptz not null,
  constraint task_firing_pkey primary key (workspace_id, task_id, at),
  constraint task_firing_task foreign key (workspace_id, task_id) references task (workspace_id, id) on delete cascade
);

-- When each workspace next has a task to tell of. It runs as the owner, because one sleeper waits for all of them; it tells
-- nothing but moments.
create function find_task_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select t.fires_at from task t where t.workspace_id = w.id and t.fires_at is not null order by t.fires_at limit 1
  ) first
$$;

do $$
declare
  t text;
begin
  foreach t in array array['task', 'task_firing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
