-- What people are told, the ways by which it leaves the house, and what became of each try.

-- What the workspace offers: its mail server, its service for text messages, its chat rooms, its receivers of webhooks.
create table way (
  workspace_id uuid not null constraint way_workspace references workspace (id) on delete cascade,
  id uuid not null,
  kind text not null constraint way_kind check (kind in ('mail', 'sms', 'chat', 'webhook')),
  name text not null constraint way_name_length check (length(name) <= 80),
  -- What may be shown again; passwords, tokens and addresses that open something are sealed.
  settings jsonb not null default '{}',
  secrets_enc bytea not null,
  key_id text not null,
  -- Who carries it (host); two ways with the same carrier fail together.
  carrier text not null,
  is_on boolean not null default true,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint way_pkey primary key (workspace_id, id)
);
create unique index way_one_service on way (workspace_id, kind) where kind in ('mail', 'sms');

-- Where a person is reached beside their mail address: a browser, a telephone, a chat of their own.
create table agent_way (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  kind text not null constraint agent_way_kind check (kind in ('push', 'sms', 'chat')),
  label text not null constraint agent_way_label_length check (length(label) <= 80),
  address_enc bytea not null,
  key_id text not null,
  -- The same browser or number twice is one.
  address_hash bytea not null,
  carrier text not null,
  created_at timestamptz not null,
  constraint agent_way_pkey primary key (workspace_id, id),
  constraint agent_way_once unique (workspace_id, agent_id, kind, address_hash),
  constraint agent_way_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);

-- How a person wants to be told; without a row as everybody is at first.
create table notification_choice (
  workspace_id uuid not null,
  agent_id uuid not null,
  body jsonb not null,
  changed_at timestamptz not null,
  constraint notification_choice_pkey primary key (workspace_id, agent_id),
  constraint notification_choice_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);

-- One thing that one person, or one room or receiver, is told.
create table notice (
  workspace_id uuid not null constraint notice_workspace references workspace (id) on delete cascade,
  id uuid not null,
  agent_id uuid,
  way_id uuid,
  kind text not null constraint notice_kind_length check (length(kind) <= 40),
  conversation_id uuid,
  -- Own ids, codes and numbers, never a text of a customer.
  detail jsonb not null default '{}',
  urgency text not null constraint notice_urgency check (urgency in ('page', 'now', 'later')),
  -- A second telling with the same key is the first.
  key text not null constraint notice_key_length check (length(key) <= 200),
  -- Goes by these and not by the person's own choice.
  ways text[],
  at timestamptz not null,
  read_at timestamptz,
  -- When it leaves the house, at the earliest; null when it stays inside.
  leaves_at timestamptz,
  left_at timestamptz,
  -- A page that no way took: since when, and since when somebody knows of it.
  silent_at timestamptz,
  silence_settled_at timestamptz,
  constraint notice_pkey primary key (workspace_id, id),
  constraint notice_to_one check ((agent_id is null) <> (way_id is null)),
  constraint notice_once unique nulls not distinct (workspace_id, agent_id, way_id, key),
  constraint notice_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade,
  constraint notice_way foreign key (workspace_id, way_id) references way (workspace_id, id) on delete cascade,
  constraint notice_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index notice_newest on notice (workspace_id, agent_id, at desc, id desc);
create index notice_unread on notice (workspace_id, agent_id) where read_at is null;
create index notice_leaving on notice (workspace_id, leaves_at) where leaves_at is not null and left_at is null;
create index notice_silent on notice (workspace_id, silent_at) where silent_at is not null and silence_settled_at is null;
create index notice_by_age on notice (workspace_id, at);

-- One message to one person, room or receiver by one way, about one or more notices.
create table telling (
  workspace_id uuid not null constraint telling_workspace references workspace (id) on delete cascade,
  id uuid not null,
  agent_id uuid,
  kind text not null constraint telling_kind check (kind in ('mail', 'push', 'sms', 'chat', 'webhook')),
  way_id uuid,
  agent_way_id uuid,
  carrier text not null,
  purpose text not null constraint telling_purpose check (purpose in ('page', 'now', 'digest', 'test')),
  state text not null constraint telling_state check (state in ('pending', 'sending', 'sent', 'failed', 'unknown')),
  reason text,
  attempts int not null default 0,
  created_at timestamptz not null,
  next_at timestamptz,
  claimed_at timestamptz,
  settled_at timestamptz,
  constraint telling_pkey primary key (workspace_id, id),
  constraint telling_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade,
  constraint telling_way foreign key (workspace_id, way_id) references way (workspace_id, id) on delete cascade,
  constraint telling_agent_way foreign key (workspace_id, agent_way_id) references agent_way (workspace_id, id) on delete cascade
);
create index telling_open on telling (workspace_id, next_at) where state in ('pending', 'sending');
create index telling_of_agent on telling (workspace_id, agent_id, created_at);
create index telling_newest on telling (workspace_id, created_at desc);

create table telling_notice (
  workspace_id uuid not null,
  telling_id uuid not null,
  notice_id uuid not null,
  constraint telling_notice_pkey primary key (workspace_id, telling_id, notice_id),
  constraint telling_notice_telling foreign key (workspace_id, telling_id) references telling (workspace_id, id) on delete cascade,
  constraint telling_notice_notice foreign key (workspace_id, notice_id) references notice (workspace_id, id) on delete cascade
);
create index telling_notice_by_notice on telling_notice (workspace_id, notice_id);

-- When each workspace next has somebody to tell, or a try to make again. It runs as the owner, because one sleeper waits
-- for all of them; it tells nothing but moments.
create function find_telling_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, next.at from workspace w cross join lateral (
    select least(
      (select n.leaves_at from notice n
        where n.workspace_id = w.id and n.leaves_at is not null and n.left_at is null order by n.leaves_at limit 1),
      (select t.next_at from telling t
        where t.workspace_id = w.id and t.state in ('pending', 'sending') order by t.next_at limit 1)
    ) as at
  ) next where next.at is not null
$$;

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'notification.tell', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['way', 'agent_way', 'notification_choice', 'notice', 'telling', 'telling_notice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
