-- What a network makes vanish: until when it can be answered, and what was done before that.

-- The earliest of a conversation's unanswered messages that vanish.
create table vanish_watch (
  workspace_id uuid not null,
  conversation_id uuid not null,
  vanishes_at timestamptz not null,
  -- For which end its priority was raised, and people were called.
  raised_for timestamptz,
  called_for timestamptz,
  -- When there is next something to do; null for nothing.
  fires_at timestamptz,
  constraint vanish_watch_pkey primary key (workspace_id, conversation_id),
  constraint vanish_watch_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index vanish_watch_fires on vanish_watch (workspace_id, fires_at) where fires_at is not null;

-- When each workspace next has something that is about to vanish.
create function find_vanishings() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select v.fires_at from vanish_watch v where v.workspace_id = w.id and v.fires_at is not null order by v.fires_at limit 1
  ) first
$$;

-- `left`: it vanishes, and the workspace keeps no such files of that network.
alter table attachment drop constraint attachment_state;
alter table attachment add constraint attachment_state check (state in ('pending', 'stored', 'refused', 'gone', 'left'));

insert into subscriber (workspace_id, name, position) select workspace_id, 'vanishing.watch', position from event_head;

alter table vanish_watch enable row level security;
create policy same_workspace on vanish_watch using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
