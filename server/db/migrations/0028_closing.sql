-- Closing the public side of a matter.

-- Questions of bystanders in a public thread that somebody set aside, and why.
create table question_left (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  reason text not null constraint question_left_reason check (reason in ('not_for_us', 'answered_by_others', 'no_answer_needed')),
  at timestamptz not null,
  constraint question_left_pkey primary key (workspace_id, message_id),
  constraint question_left_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint question_left_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index question_left_by_conversation on question_left (workspace_id, conversation_id);

-- How each public post ended whenever its conversation was resolved, written with the event that says so.
create table public_ending (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- The post: what one person said in one thread.
  thread_id uuid not null,
  profile_id uuid not null,
  channel_id uuid not null,
  team_id uuid,
  at timestamptz not null,
  -- Our answer, or why there is none.
  ended text not null constraint public_ending_ended check (ended in
    ('answer', 'answered_together', 'answered_elsewhere', 'no_answer_needed', 'settled_in_private')),
  constraint public_ending_pkey primary key (workspace_id, id),
  constraint public_ending_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint public_ending_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id)
);
create index public_ending_by_time on public_ending (workspace_id, at);
create index public_ending_by_conversation on public_ending (workspace_id, conversation_id);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'closing.come_back', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['question_left', 'public_ending'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
