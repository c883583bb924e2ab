-- How often the engagement policy leaves what should have been answered: two in a hundred judged again by people, who are not
-- told which is which, among as many others.

create table triage_sample (
  workspace_id uuid not null,
  message_id uuid not null,
  -- As it was when it was drawn; those that are answered are drawn so that nobody knows which is which.
  decision text not null constraint triage_sample_decision check (decision in ('answer', 'acknowledge', 'watch', 'none')),
  drawn_at timestamptz not null,
  needs_answer boolean,
  judged_at timestamptz,
  judged_by uuid,
  constraint triage_sample_pkey primary key (workspace_id, message_id),
  constraint triage_sample_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint triage_sample_judge foreign key (workspace_id, judged_by) references agent (workspace_id, id)
);
create index triage_sample_by_time on triage_sample (workspace_id, drawn_at desc, message_id desc);
create index triage_sample_to_judge on triage_sample (workspace_id, drawn_at) where needs_answer is null;

-- Counted by day from the index alone.
drop index triage_by_time;
create index triage_by_day on triage (workspace_id, decided_at) include (decision, is_by_person, message_id);

-- A view of its own for what is watched; a new workspace gets it when it is made.
insert into view (workspace_id, id, name, filter, sort, audience, created_at, position)
select w.id, gen_random_uuid(), 'Watched', '{"triage": ["watch"], "status": ["open", "pending", "on_hold", "snoozed"]}', 'recent', 'everyone',
  now(), coalesce((select max(v.position) from view v where v.workspace_id = w.id), 0) + 1
from workspace w;

alter table triage_sample enable row level security;
create policy same_workspace on triage_sample using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
