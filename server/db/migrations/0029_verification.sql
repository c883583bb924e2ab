-- Who has shown whom they are in which conversation, by what and until when; and what the gate asks of it before each try.
create table verification (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- The account that was asked, and the person it belonged to: after a merge or split of people it counts for nobody.
  profile_id uuid not null,
  contact_id uuid,
  way text not null constraint verification_way check (way in ('link', 'mail_code', 'sms_code', 'questions', 'system')),
  level text not null constraint verification_level check (level in ('account', 'address', 'record')),
  state text not null constraint verification_state check (state in ('asked', 'met', 'failed', 'void')),
  -- Why it failed or was made void.
  reason text,
  -- Null for a check that asks the customer nothing.
  token_hash bytea,
  code_hash bytea,
  -- Where the code went, in a form that gives nothing away.
  hint text not null default '' constraint verification_hint_length check (length(hint) <= 120),
  -- How the account was called and in which language it wrote when it was asked.
  handle_hash bytea not null,
  language text,
  asked_at timestamptz not null,
  -- The last moment at which it can be answered.
  open_until timestamptz not null,
  tries smallint not null default 0,
  -- The connected system is being asked since; nobody else asks it meanwhile.
  asking_since timestamptz,
  settled_at timestamptz,
  valid_until timestamptz,
  asked_by_kind text not null,
  asked_by uuid,
  -- The private message that carries the link.
  dispatch_id uuid,
  constraint verification_pkey primary key (workspace_id, id),
  constraint verification_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint verification_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id) on delete cascade,
  constraint verification_met check (state <> 'met' or valid_until is not null)
);
create unique index verification_by_token on verification (workspace_id, token_hash) where token_hash is not null;
create index verification_newest on verification (workspace_id, conversation_id, asked_at desc, id desc);

-- The system that knows the workspace's customers; asked over signed HTTP.
create table verification_system (
  workspace_id uuid not null,
  url text not null constraint verification_system_url_length check (length(url) <= 1000),
  secret_enc bytea not null,
  key_id text not null,
  changed_at timestamptz not null,
  constraint verification_system_pkey primary key (workspace_id)
);

-- What has to hold still in the moment in which a dispatch leaves.
alter table gate_trace
  -- What its customer had to have shown.
  add column needs_level text constraint gate_trace_needs_level check (needs_level in ('account', 'address', 'record')),
  add column customer_id uuid,
  -- What its customer had to have agreed to, by private message.
  add column needs_consent text constraint gate_trace_needs_consent check (needs_consent in ('service', 'survey', 'marketing', 'publication'));

-- Where a person said it themselves: the message, and the account of ours that got it.
alter table contact_consent
  add column message_id uuid,
  add column channel_id uuid;

do $$
declare
  t text;
begin
  foreach t in array array['verification', 'verification_system'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
