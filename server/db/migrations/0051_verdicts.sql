-- What a program understood of customers' messages, and what people made of it.

-- Messages to be understood; a row goes in the transaction that writes what was understood.
create table verdict_wait (
  workspace_id uuid not null,
  message_id uuid not null,
  since timestamptz not null,
  constraint verdict_wait_pkey primary key (workspace_id, message_id),
  constraint verdict_wait_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);

create table verdict (
  workspace_id uuid not null,
  message_id uuid not null,
  -- When the message was said.
  said_at timestamptz not null,
  -- By task: the label, null for unknown; the confidence; and the customer's words that weighed most.
  found jsonb not null,
  -- By task the label that holds: what was found, or a person's word. The unknown is absent.
  labels jsonb not null,
  -- The version of the program's models, and of the workspace's own head; 0 for none.
  model text not null,
  head int not null,
  judged_at timestamptz not null,
  constraint verdict_pkey primary key (workspace_id, message_id),
  constraint verdict_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);
create index verdict_by_time on verdict (workspace_id, said_at desc, message_id desc);

-- A person's word on a verdict; it stands whatever a later model says.
create table verdict_correction (
  workspace_id uuid not null,
  message_id uuid not null,
  task text not null,
  label text not null,
  -- What the program had said; null for unknown.
  was text,
  -- Null for an API key.
  agent_id uuid,
  at timestamptz not null,
  constraint verdict_correction_pkey primary key (workspace_id, message_id, task),
  constraint verdict_correction_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint verdict_correction_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index verdict_correction_by_time on verdict_correction (workspace_id, at desc, message_id, task);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'verdict.await', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['verdict_wait', 'verdict', 'verdict_correction'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
