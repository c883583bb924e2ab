-- Who can do what and who is there, how deep a matter goes, and what the routing rules last said of it.

alter table agent
  add column tier smallint not null default 1 constraint agent_tier check (tier in (1, 2, 3)),
  -- Skills; one that lists nothing takes everything.
  add column languages text[] not null default '{}',
  add column networks text[] not null default '{}',
  add column topics text[] not null default '{}',
  -- Weight of open conversations; null: what the routing policy says.
  add column capacity int constraint agent_capacity check (capacity > 0),
  add column work_state text not null default 'working' constraint agent_work_state check (work_state in ('working', 'away', 'off_shift')),
  add column work_since timestamptz not null default now(),
  -- When being away ends by itself.
  add column back_at timestamptz,
  -- Off shift because nobody was signed in any more: signing in begins the next shift.
  add column off_until_sign_in boolean not null default false;
create index agent_away on agent (workspace_id, work_since) where work_state = 'away';
update agent set work_state = 'off_shift', off_until_sign_in = true where state = 'deactivated';

alter table conversation
  add column tier smallint not null default 1 constraint conversation_tier check (tier in (1, 2, 3));

-- Where the rules last put a conversation. A team or tier that differs from it was chosen by a person. No foreign key: its
-- check would lock conversations out of everybody's order, and none is ever deleted.
create table routing (
  workspace_id uuid not null,
  conversation_id uuid not null,
  rule_id text,
  team_id uuid,
  tier smallint not null default 1,
  -- Since when it waits for somebody who can take it, in which line, how pressing, and which hurdle the nearest person had.
  waiting_since timestamptz,
  line text,
  urgency smallint not null default 0,
  because text,
  -- Who gave it back, so that they are not given it again.
  not_agent_ids uuid[] not null default '{}',
  constraint routing_pkey primary key (workspace_id, conversation_id),
  constraint routing_waits check ((waiting_since is null) = (line is null))
);
create index routing_waiting on routing (workspace_id, line, urgency, waiting_since, conversation_id) where waiting_since is not null;

-- Whose turn it was: the higher, the later.
create table routing_turn (
  workspace_id uuid not null,
  rule_id text not null,
  agent_id uuid not null,
  n bigint not null,
  constraint routing_turn_pkey primary key (workspace_id, rule_id, agent_id),
  constraint routing_turn_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'routing.follow', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['routing', 'routing_turn'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
