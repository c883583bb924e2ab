-- Where the answer was proposed to be given, and why, beside the stage that the person chose.
alter table dispatch
  add column proposed_stage text constraint dispatch_proposed_stage check (proposed_stage in ('public', 'private')),
  add column proposed_because text[] not null default '{}';

-- A customer was asked in public to go on in private; named for the answer that asked.
create table private_invitation (
  workspace_id uuid not null,
  dispatch_id uuid not null,
  conversation_id uuid not null,
  profile_id uuid not null,
  invited_at timestamptz not null,
  follow_up_at timestamptz not null,
  -- When they wrote in private.
  came_at timestamptz,
  -- Asks somebody to look again.
  task_id uuid,
  constraint private_invitation_pkey primary key (workspace_id, dispatch_id),
  constraint private_invitation_dispatch foreign key (workspace_id, dispatch_id) references dispatch (workspace_id, id) on delete cascade,
  constraint private_invitation_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint private_invitation_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id) on delete cascade
);
create index private_invitation_by_conversation on private_invitation (workspace_id, conversation_id, invited_at);
create index private_invitation_by_profile on private_invitation (workspace_id, profile_id) where came_at is null;

insert into subscriber (workspace_id, name, position) select workspace_id, 'going_private.await', position from event_head;

alter table private_invitation enable row level security;
create policy same_workspace on private_invitation using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
