-- Stakeholders: people outside the team who are asked about one conversation and see nothing but what was put to them.

insert into role (workspace_id, key, permissions) select id, 'stakeholder', array['escalation.answer'] from workspace;
update role set permissions = array_append(permissions, 'escalation.answer') where key in ('owner', 'lead', 'agent');

create table stakeholder_group (
  workspace_id uuid not null constraint stakeholder_group_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint stakeholder_group_name_length check (length(name) <= 60),
  -- Minutes without an answer until they are reminded; null for never.
  remind_after_minutes int,
  version int not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint stakeholder_group_pkey primary key (workspace_id, id)
);
create unique index stakeholder_group_name on stakeholder_group (workspace_id, lower(name)) where removed_at is null;

insert into stakeholder_group (workspace_id, id, name, remind_after_minutes, created_at)
select w.id, gen_random_uuid(), g.name, 240, now()
from workspace w cross join unnest(array['Legal', 'PR', 'Product', 'Supply chain', 'Executives']) as g (name);

-- Somebody of a group: with an account here, or with a mail address only.
create table stakeholder (
  workspace_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  agent_id uuid,
  name text constraint stakeholder_name_length check (length(name) <= 120),
  email text constraint stakeholder_email_length check (length(email) <= 254),
  -- In which they are written to; of somebody with an account it is that of the account.
  language text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  constraint stakeholder_pkey primary key (workspace_id, id),
  constraint stakeholder_is_one check (case when agent_id is null then name is not null and email is not null else name is null and email is null end),
  constraint stakeholder_group foreign key (workspace_id, group_id) references stakeholder_group (workspace_id, id),
  constraint stakeholder_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);
create unique index stakeholder_one_agent on stakeholder (workspace_id, group_id, agent_id) where removed_at is null and agent_id is not null;
create unique index stakeholder_one_email on stakeholder (workspace_id, group_id, lower(email)) where removed_at is null and email is not null;
create index stakeholder_by_agent on stakeholder (workspace_id, agent_id) where agent_id is not null;

-- A question about a conversation, put to a group.
create table escalation (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  group_id uuid not null,
  -- Empty when a ladder asked without one.
  question text not null,
  -- The call whose step asked; null when a person did.
  page_id uuid,
  -- Null when no person asked.
  asked_by uuid,
  state text not null constraint escalation_state check (state in ('asked', 'seen', 'answered', 'withdrawn')),
  asked_at timestamptz not null,
  seen_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  -- How often who has not answered was reminded.
  reminded int not null default 0,
  -- When that is due next, or when who asked is told that nobody answered.
  fires_at timestamptz,
  constraint escalation_pkey primary key (workspace_id, id),
  constraint escalation_once_a_call unique (workspace_id, page_id, group_id),
  constraint escalation_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint escalation_group foreign key (workspace_id, group_id) references stakeholder_group (workspace_id, id),
  constraint escalation_page foreign key (workspace_id, page_id) references page (workspace_id, id) on delete cascade,
  constraint escalation_asker foreign key (workspace_id, asked_by) references agent (workspace_id, id)
);
create index escalation_by_conversation on escalation (workspace_id, conversation_id, asked_at);
create index escalation_fires on escalation (workspace_id, fires_at, id) where fires_at is not null;

-- Who was asked. Their link and the address of their answer are made from the id with the key of the installation.
create table escalation_recipient (
  workspace_id uuid not null,
  id uuid not null,
  escalation_id uuid not null,
  stakeholder_id uuid not null,
  asked_at timestamptz not null,
  -- When the link ends; a reminder moves it.
  expires_at timestamptz not null,
  seen_at timestamptz,
  answered_at timestamptz,
  constraint escalation_recipient_pkey primary key (workspace_id, id),
  constraint escalation_recipient_once unique (workspace_id, escalation_id, stakeholder_id),
  constraint escalation_recipient_escalation foreign key (workspace_id, escalation_id) references escalation (workspace_id, id) on delete cascade,
  constraint escalation_recipient_stakeholder foreign key (workspace_id, stakeholder_id) references stakeholder (workspace_id, id)
);
create index escalation_recipient_by_stakeholder on escalation_recipient (workspace_id, stakeholder_id, asked_at desc);

-- An answer is a note from whoever was asked.
alter table note
  add column recipient_id uuid,
  add constraint note_recipient foreign key (workspace_id, recipient_id) references escalation_recipient (workspace_id, id) on delete cascade;
create index note_by_recipient on note (workspace_id, recipient_id) where recipient_id is not null;

-- Somebody of a group took care of a call.
alter table page
  add column acknowledged_stakeholder uuid,
  add constraint page_acknowledging_stakeholder foreign key (workspace_id, acknowledged_stakeholder) references stakeholder (workspace_id, id);

-- A notice may be for somebody who has a mail address only.
alter table notice
  add column stakeholder_id uuid,
  drop constraint notice_to_one,
  drop constraint notice_once,
  add constraint notice_to_one check (num_nonnulls(agent_id, way_id, stakeholder_id) = 1),
  add constraint notice_once unique nulls not distinct (workspace_id, agent_id, way_id, stakeholder_id, key),
  add constraint notice_stakeholder foreign key (workspace_id, stakeholder_id) references stakeholder (workspace_id, id) on delete cascade;
alter table telling
  add column stakeholder_id uuid,
  add constraint telling_stakeholder foreign key (workspace_id, stakeholder_id) references stakeholder (workspace_id, id) on delete cascade;

alter table event drop constraint event_actor_kind;
alter table event add constraint event_actor_kind
  check (actor_kind in ('agent', 'customer', 'system', 'api_key', 'stakeholder'));

-- When each workspace next has somebody to remind; as find_firings().
create function find_escalation_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.fires_at from workspace w cross join lateral (
    select e.fires_at from escalation e where e.workspace_id = w.id and e.fires_at is not null order by e.fires_at limit 1
  ) first
$$;

do $$
declare
  t text;
begin
  foreach t in array array['stakeholder_group', 'stakeholder', 'escalation', 'escalation_recipient'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
