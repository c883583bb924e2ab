-- Saved views, and the orders of a list that no index gave yet.

-- Most conversations have the normal priority, so intake, which opens them with it, never writes here.
create index conversation_by_priority on conversation (workspace_id, status, priority, last_message_at desc, id desc) where priority <> 'normal';
-- By influence a list walks along the customers, most followers first, and takes their conversations.
create index profile_by_followers on profile (workspace_id, followers desc) where followers is not null;

alter table view
  add column audience text not null default 'me' constraint view_audience check (audience in ('me', 'team', 'everyone')),
  add column team_id uuid,
  add column sort text not null default 'recent' constraint view_sort check (sort in ('recent', 'due', 'priority', 'influence', 'age')),
  add column created_at timestamptz not null default now(),
  -- Set while its deletion can be taken back.
  add column deleted_at timestamptz,
  add constraint view_name_length check (length(name) <= 60),
  add constraint view_owner foreign key (workspace_id, owner_id) references agent (workspace_id, id) on delete cascade,
  add constraint view_team foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade,
  add constraint view_of_someone check ((audience = 'me') <= (owner_id is not null)),
  add constraint view_of_team check ((audience = 'team') = (team_id is not null));
create index view_by_owner on view (workspace_id, owner_id);

-- Who leads may share a view with a team or with everyone.
update role set permissions = array_append(permissions, 'view.share')
  where key in ('owner', 'lead') and not 'view.share' = any(permissions);
