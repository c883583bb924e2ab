-- Telephone calls and text messages that happened outside of Earshot, written down by hand.
create table logged_call (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- Who wrote it down; null for a program.
  agent_id uuid,
  way text not null constraint logged_call_way check (way in ('phone', 'sms')),
  direction text not null constraint logged_call_direction check (direction in ('in', 'out')),
  occurred_at timestamptz not null,
  minutes int constraint logged_call_minutes check (minutes between 0 and 1440),
  whom text not null constraint logged_call_whom_length check (length(whom) <= 200),
  text text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  constraint logged_call_pkey primary key (workspace_id, id),
  constraint logged_call_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint logged_call_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index logged_call_by_conversation on logged_call (workspace_id, conversation_id, occurred_at desc, id desc);

alter table logged_call enable row level security;
create policy same_workspace on logged_call using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
