-- Pages: somebody is called, one after the other, until one acknowledges it.

create table page (
  workspace_id uuid not null,
  id uuid not null,
  -- Key of the ladder that set it off, or `by_hand`.
  ladder text not null,
  -- The ladder's name as it was; empty when a person asked for it.
  name text not null,
  policy_version int not null,
  conversation_id uuid,
  -- Why, in codes and numbers.
  cause jsonb not null,
  -- What set it off: a second time makes no second page.
  occasion text not null,
  -- The ladder's steps as they were.
  steps jsonb not null,
  alarm_after_minutes int not null,
  state text not null constraint page_state check (state in ('open', 'acknowledged', 'unanswered', 'ended')),
  started_at timestamptz not null,
  started_by uuid,
  -- The step that is told next; past the last one, the alarm.
  next_step int not null default 0,
  -- When that is due, kept while it is acknowledged.
  next_at timestamptz not null,
  -- The same while it is open.
  fires_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  by_link boolean not null default false,
  ended_at timestamptz,
  constraint page_pkey primary key (workspace_id, id),
  constraint page_once unique (workspace_id, ladder, occasion),
  constraint page_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint page_acknowledger foreign key (workspace_id, acknowledged_by) references agent (workspace_id, id)
);
create index page_fires on page (workspace_id, fires_at, id) where fires_at is not null;
create index page_going_on on page (workspace_id, started_at) where state in ('open', 'unanswered');
create index page_by_conversation on page (workspace_id, conversation_id) where conversation_id is not null;
create index page_by_age on page (workspace_id, started_at);

-- Whom a step called; the key stops a second call by it.
create table page_call (
  workspace_id uuid not null,
  page_id uuid not null,
  n int not null,
  agent_id uuid not null,
  at timestamptz not null,
  -- Of the link in the notice.
  token_hash bytea not null,
  constraint page_call_pkey primary key (workspace_id, page_id, n, agent_id),
  constraint page_call_page foreign key (workspace_id, page_id) references page (workspace_id, id) on delete cascade,
  constraint page_call_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create unique index page_call_by_token on page_call (workspace_id, token_hash);
create index page_call_by_agent on page_call (workspace_id, agent_id, page_id);

-- When each workspace next has a page to go on with; as find_firings().
create function find_page_firings() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select p.fires_at from page p where p.workspace_id = w.id and p.fires_at is not null order by p.fires_at limit 1
  ) first
$$;

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'escalation.watch', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['page', 'page_call'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
