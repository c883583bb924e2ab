-- A life in danger, as a customer says it; a conversation is in one at a time.
create table danger (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- The message that told of it first; null when a person said so.
  message_id uuid,
  kinds text[] not null,
  -- Of the lists, by which it was told.
  words text[] not null,
  found_by text not null constraint danger_found_by check (found_by in ('words', 'model', 'person')),
  at timestamptz not null,
  taken_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  outcome text constraint danger_outcome check (outcome in ('helped', 'handed_on', 'no_contact', 'wrong')),
  constraint danger_pkey primary key (workspace_id, id),
  constraint danger_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint danger_taker foreign key (workspace_id, taken_by) references agent (workspace_id, id),
  constraint danger_ended_whole check ((ended_at is null) = (outcome is null))
);
create unique index danger_open on danger (workspace_id, conversation_id) where ended_at is null;
create index danger_by_conversation on danger (workspace_id, conversation_id, at);

-- What is told to the police or another authority: one person asks, a second decides.
create table disclosure (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  authority text not null,
  what text not null,
  why text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  state text not null constraint disclosure_state check (state in ('asked', 'given', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  comment text not null default '',
  constraint disclosure_pkey primary key (workspace_id, id),
  constraint disclosure_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint disclosure_asker foreign key (workspace_id, asked_by) references agent (workspace_id, id),
  constraint disclosure_decider foreign key (workspace_id, decided_by) references agent (workspace_id, id),
  constraint disclosure_of_two check (asked_by is distinct from decided_by or decided_by is null),
  constraint disclosure_decided check ((state = 'asked') = (decided_by is null))
);
create index disclosure_by_conversation on disclosure (workspace_id, conversation_id, asked_at);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'danger.watch', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['danger', 'disclosure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
