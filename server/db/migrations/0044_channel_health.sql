-- How each account is: when it answered, when its credentials end, what went wrong, and whether a person paused it.

-- When the network last answered a poll; `polled_at` is when it was last to be asked.
alter table channel add column answered_at timestamptz;
-- When a person paused it, and who; what comes meanwhile is kept for later.
alter table channel add column halted_at timestamptz;
alter table channel add column halted_by uuid;
alter table channel add constraint channel_halted_by foreign key (workspace_id, halted_by) references agent (workspace_id, id);
-- When its credentials end unless a person renews them; null for never, or unknown.
alter table channel add column ends_at timestamptz;
-- Since when the network has answered nothing but failures.
alter table channel add column failing_since timestamptz;
-- What the network says is left of its limits, newest word of each.
alter table channel add column headroom jsonb not null default '[]';
-- Until when everything was told that there was to tell, and when there is next something.
alter table channel add column told_at timestamptz not null default now();
alter table channel add column fires_at timestamptz;
create index channel_fires on channel (workspace_id, fires_at) where fires_at is not null;
update channel set answered_at = polled_at where state_reason is null;

-- One spell of one kind of failure.
create table channel_trouble (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  -- A failure kind of connectors.
  kind text not null,
  message text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times int not null default 1,
  -- When the network answered again.
  healed_at timestamptz,
  constraint channel_trouble_pkey primary key (workspace_id, id),
  constraint channel_trouble_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id) on delete cascade
);
create unique index channel_trouble_open on channel_trouble (workspace_id, channel_id, kind) where healed_at is null;
create index channel_trouble_by_channel on channel_trouble (workspace_id, channel_id, last_at desc);

-- `held` waits for a person to let its account go on.
alter table delivery drop constraint delivery_state;
alter table delivery add constraint delivery_state check (state in ('pending', 'held', 'done', 'failed'));
create index delivery_held on delivery (workspace_id, channel_id) where state = 'held';

-- When each workspace next has an account to tell something of.
create function find_channel_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select c.fires_at from channel c where c.workspace_id = w.id and c.fires_at is not null order by c.fires_at limit 1
  ) first
$$;

alter table channel_trouble enable row level security;
create policy same_workspace on channel_trouble using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
