-- Whether a customer's message needs an answer, by the engagement policy or a person; and what holds of a conversation, so
-- that lists can be asked for it.

create table triage (
  workspace_id uuid not null,
  message_id uuid not null,
  decision text not null constraint triage_decision check (decision in ('answer', 'acknowledge', 'watch', 'none')),
  -- What the policy says, whatever a person made of it.
  found text not null constraint triage_found check (found in ('answer', 'acknowledge', 'watch', 'none')),
  -- The rule's name as it was; null where none fitted.
  rule text,
  -- The conditions that held, each with the value by which it did.
  reasons jsonb not null,
  -- Why the rule alone may not leave it without an answer.
  guard text constraint triage_guard check (guard in ('danger', 'threat', 'press', 'private')),
  policy_version int not null,
  -- When the policy last read it.
  read_at timestamptz not null,
  -- Since when the decision holds.
  decided_at timestamptz not null,
  is_by_person boolean not null default false,
  -- Null for the policy and for an API key.
  agent_id uuid,
  constraint triage_pkey primary key (workspace_id, message_id),
  constraint triage_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint triage_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index triage_by_time on triage (workspace_id, decided_at desc, message_id desc);

-- What holds of a conversation: of each answer the newest known of its customer's messages, and what the triage came to.
create table conversation_label (
  workspace_id uuid not null,
  conversation_id uuid not null,
  task text not null,
  label text not null,
  constraint conversation_label_pkey primary key (workspace_id, conversation_id, task),
  constraint conversation_label_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index conversation_label_by_label on conversation_label (workspace_id, task, label, conversation_id);

insert into conversation_label (workspace_id, conversation_id, task, label)
select distinct on (m.workspace_id, m.conversation_id, l.key) m.workspace_id, m.conversation_id, l.key, l.value
from verdict v
join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
  and m.conversation_id is not null and m.direction = 'in' and m.deleted_at is null
cross join lateral jsonb_each_text(v.labels) l
where l.key in ('sentiment', 'theme', 'threat', 'urgent', 'frustrated', 'question', 'offensive', 'hate', 'spam')
order by m.workspace_id, m.conversation_id, l.key, m.occurred_at desc, m.received_seq desc;
delete from conversation_label where label = 'not-' || task;

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'triage.follow', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['triage', 'conversation_label'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
