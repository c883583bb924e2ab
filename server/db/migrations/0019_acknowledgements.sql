-- What a program said to a customer outside open hours: once a conversation, or why it said nothing.

create table acknowledgement (
  workspace_id uuid not null,
  -- The key says once: another message, a replay and a second program find it taken.
  conversation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- The first response that it speaks of.
  clock_id uuid not null,
  policy_version int not null,
  -- Of the text that was chosen; null when nothing was said.
  language text,
  -- What left; null when nothing did.
  dispatch_id uuid,
  withheld text constraint acknowledgement_withheld check (withheld in ('tag', 'category', 'press', 'words', 'blocked', 'gate')),
  constraint acknowledgement_pkey primary key (workspace_id, conversation_id),
  constraint acknowledgement_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'acknowledgement.follow', position from event_head;

alter table acknowledgement enable row level security;
create policy same_workspace on acknowledgement using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
