-- The core tables. Every row of a tenant carries its workspace first in each key; row-level security refuses what the code forgets.
-- Reasons stand in docs/decisions; the words in docs/glossary.md.

create function app_workspace() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.workspace', true), '')::uuid $$;
-- The day (UTC) of a moment, counted from 1970. Truly immutable, which the operators on time zones cannot say of themselves.
create function message_day(at timestamptz) returns int language sql immutable parallel safe
  as $$ select floor(date_part('epoch', at) / 86400)::int $$;
create function app_login() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.login', true), '')::uuid $$;

-- People -----------------------------------------------------------------------------------------------------------

create table workspace (
  id uuid not null constraint workspace_pkey primary key,
  name text not null constraint workspace_name_length check (length(name) <= 120),
  kind text not null constraint workspace_kind check (kind in ('live', 'practice', 'generated')),
  created_at timestamptz not null
);

create table login (
  id uuid not null constraint login_pkey primary key,
  email text not null constraint login_email_length check (length(email) <= 254),
  password_hash text not null,
  created_at timestamptz not null
);
create unique index login_email on login (lower(email));

-- Tries to sign in, per address typed, whether or not a login has it: so a lock tells nobody which addresses exist.
create table sign_in_try (
  email_hash bytea not null constraint sign_in_try_pkey primary key,
  tries int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_try_by_age on sign_in_try (last_at);

create table session (
  token_hash bytea not null constraint session_pkey primary key,
  login_id uuid not null constraint session_login references login (id) on delete cascade,
  workspace_id uuid not null constraint session_workspace references workspace (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index session_by_login on session (login_id);

create table password_reset (
  token_hash bytea not null constraint password_reset_pkey primary key,
  login_id uuid not null constraint password_reset_login references login (id) on delete cascade,
  expires_at timestamptz not null
);

create table team (
  workspace_id uuid not null constraint team_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint team_name_length check (length(name) <= 80),
  created_at timestamptz not null,
  constraint team_pkey primary key (workspace_id, id),
  constraint team_name unique (workspace_id, name)
);

create table role (
  workspace_id uuid not null constraint role_workspace references workspace (id) on delete cascade,
  key text not null,
  permissions text[] not null,
  constraint role_pkey primary key (workspace_id, key)
);

create table agent (
  workspace_id uuid not null constraint agent_workspace references workspace (id) on delete cascade,
  id uuid not null,
  login_id uuid not null constraint agent_login references login (id) on delete cascade,
  name text not null constraint agent_name_length check (length(name) <= 120),
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  state text not null default 'active' constraint agent_state check (state in ('active', 'deactivated')),
  created_at timestamptz not null,
  constraint agent_pkey primary key (workspace_id, id),
  constraint agent_one_per_login unique (workspace_id, login_id)
);
create index agent_by_login on agent (login_id);

create table agent_role (
  workspace_id uuid not null,
  agent_id uuid not null,
  role_key text not null,
  constraint agent_role_pkey primary key (workspace_id, agent_id, role_key),
  constraint agent_role_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade,
  constraint agent_role_role foreign key (workspace_id, role_key) references role (workspace_id, key)
);

create table team_member (
  workspace_id uuid not null,
  team_id uuid not null,
  agent_id uuid not null,
  constraint team_member_pkey primary key (workspace_id, team_id, agent_id),
  constraint team_member_team foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade,
  constraint team_member_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);
create index team_member_by_agent on team_member (workspace_id, agent_id);

create table invitation (
  workspace_id uuid not null constraint invitation_workspace references workspace (id) on delete cascade,
  id uuid not null,
  token_hash bytea not null,
  role_key text not null,
  team_id uuid,
  note text not null default '' constraint invitation_note_length check (length(note) <= 200),
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null,
  constraint invitation_pkey primary key (workspace_id, id),
  constraint invitation_token unique (workspace_id, token_hash),
  constraint invitation_role foreign key (workspace_id, role_key) references role (workspace_id, key)
);

create table api_key (
  workspace_id uuid not null constraint api_key_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint api_key_name_length check (length(name) <= 80),
  hash bytea not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (workspace_id, id),
  constraint api_key_hash unique (workspace_id, hash)
);

-- Channels ---------------------------------------------------------------------------------------------------------

create table app (
  workspace_id uuid not null constraint app_workspace references workspace (id) on delete cascade,
  id uuid not null,
  network text not null,
  origin text not null,
  hook_token_hash bytea not null,
  secrets_enc bytea,
  created_at timestamptz not null,
  constraint app_pkey primary key (workspace_id, id),
  constraint app_hook_token unique (workspace_id, hook_token_hash)
);

create table channel (
  workspace_id uuid not null constraint channel_workspace references workspace (id) on delete cascade,
  id uuid not null,
  app_id uuid,
  network text not null,
  origin text not null,
  external_id text not null,
  handle text not null,
  name text not null,
  avatar_url text,
  settings jsonb not null default '{}',
  state text not null constraint channel_state check (state in ('connected', 'reconnect', 'disconnected')),
  state_reason text,
  paused_until timestamptz,
  cursor text,
  polled_at timestamptz,
  connected_at timestamptz not null,
  constraint channel_pkey primary key (workspace_id, id),
  constraint channel_account unique (workspace_id, origin, external_id),
  constraint channel_app foreign key (workspace_id, app_id) references app (workspace_id, id)
);
create index channel_by_app on channel (workspace_id, app_id);

create table channel_secret (
  workspace_id uuid not null,
  channel_id uuid not null,
  body_enc bytea not null,
  key_id text not null,
  constraint channel_secret_pkey primary key (workspace_id, channel_id),
  constraint channel_secret_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id) on delete cascade
);

-- Customers --------------------------------------------------------------------------------------------------------

create table contact (
  workspace_id uuid not null constraint contact_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null,
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  erased_at timestamptz,
  constraint contact_pkey primary key (workspace_id, id)
);

create table profile (
  workspace_id uuid not null,
  id uuid not null,
  network text not null,
  origin text not null,
  external_id text not null,
  handle text not null,
  name text not null,
  avatar_url text,
  followers bigint,
  contact_id uuid,
  seen_at timestamptz not null,
  constraint profile_pkey primary key (workspace_id, id),
  constraint profile_account unique (workspace_id, origin, external_id),
  constraint profile_contact foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index profile_by_contact on profile (workspace_id, contact_id);
create index profile_handle_search on profile using gin (workspace_id, (handle || ' ' || name) gin_trgm_ops);

create table contact_merge (
  workspace_id uuid not null,
  profile_id uuid not null,
  from_contact uuid not null,
  to_contact uuid not null,
  event_id uuid not null,
  undone_at timestamptz,
  constraint contact_merge_pkey primary key (workspace_id, profile_id, event_id),
  constraint contact_merge_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id) on delete cascade
);

-- Conversations ----------------------------------------------------------------------------------------------------

create table thread (
  workspace_id uuid not null constraint thread_workspace references workspace (id) on delete cascade,
  id uuid not null,
  origin text not null,
  external_id text not null,
  kind text not null constraint thread_kind check (kind in ('post', 'dm', 'story', 'mail', 'review')),
  visibility text not null constraint thread_visibility check (visibility in ('public', 'private')),
  constraint thread_pkey primary key (workspace_id, id),
  constraint thread_external unique (workspace_id, origin, external_id)
);

create table conversation (
  workspace_id uuid not null,
  id uuid not null,
  number bigint not null,
  profile_id uuid not null,
  status text not null constraint conversation_status check (status in ('open', 'pending', 'on_hold', 'snoozed', 'resolved')),
  held_by_department text,
  team_id uuid,
  assignee_id uuid,
  priority text not null default 'normal' constraint conversation_priority check (priority in ('urgent', 'high', 'normal', 'low')),
  primary_due_at timestamptz,
  snoozed_until timestamptz,
  -- Decides whether the customer's next message reopens it or starts a new one.
  resolved_at timestamptz,
  marks text[] not null default '{}',
  language text,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  last_inbound_at timestamptz,
  version int not null default 1,
  -- The version with which something on our account that Earshot did not send last came.
  foreign_version int not null default 0,
  merged_into uuid,
  constraint conversation_pkey primary key (workspace_id, id),
  constraint conversation_number unique (workspace_id, number),
  constraint conversation_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id),
  constraint conversation_team foreign key (workspace_id, team_id) references team (workspace_id, id),
  constraint conversation_assignee foreign key (workspace_id, assignee_id) references agent (workspace_id, id),
  constraint conversation_snooze check ((status = 'snoozed') = (snoozed_until is not null))
);
-- One index per branch of a view (server/features/conversation/view.ts); partial where most rows have no entry, because
-- each new message moves its conversation in all of them.
create index conversation_by_status on conversation (workspace_id, status, last_message_at desc, id desc);
create index conversation_by_assignee on conversation (workspace_id, assignee_id, status, last_message_at desc, id desc) where assignee_id is not null;
create index conversation_by_team on conversation (workspace_id, team_id, status, last_message_at desc, id desc) where team_id is not null;
create index conversation_unassigned on conversation (workspace_id, status, last_message_at desc, id desc) where assignee_id is null;
create index conversation_unclaimed on conversation (workspace_id, status, last_message_at desc, id desc) where assignee_id is null and team_id is null;
create index conversation_by_recency on conversation (workspace_id, last_message_at desc, id desc);
create index conversation_by_due on conversation (workspace_id, status, primary_due_at, id) where primary_due_at is not null;
create index conversation_by_profile on conversation (workspace_id, profile_id, last_message_at desc);
create index conversation_snooze_ends on conversation (workspace_id, snoozed_until, id) where status = 'snoozed';

-- The next number of a conversation, per workspace; one row locked for the length of a batch.
create table conversation_counter (
  workspace_id uuid not null constraint conversation_counter_pkey primary key
    constraint conversation_counter_workspace references workspace (id) on delete cascade,
  last_number bigint not null default 0
);

create table conversation_thread (
  workspace_id uuid not null,
  thread_id uuid not null,
  profile_id uuid not null,
  conversation_id uuid not null,
  constraint conversation_thread_pkey primary key (workspace_id, thread_id, profile_id),
  constraint conversation_thread_thread foreign key (workspace_id, thread_id) references thread (workspace_id, id),
  constraint conversation_thread_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id),
  constraint conversation_thread_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index conversation_thread_by_conversation on conversation_thread (workspace_id, conversation_id);
create index conversation_thread_by_profile on conversation_thread (workspace_id, profile_id);

create table message (
  workspace_id uuid not null,
  id uuid not null,
  origin text not null,
  external_id text,
  thread_id uuid not null,
  conversation_id uuid,
  context_until timestamptz,
  profile_id uuid,
  agent_id uuid,
  -- True for something of ours that Earshot did not send.
  is_foreign boolean not null default false,
  reply_to text,
  direction text not null constraint message_direction check (direction in ('in', 'out')),
  visibility text not null constraint message_visibility check (visibility in ('public', 'unlisted', 'followers', 'private')),
  text text not null,
  parts jsonb not null default '{}',
  language text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  received_seq bigint generated always as identity,
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by text constraint message_deleted_by check (deleted_by in ('author', 'network', 'us')),
  hidden_at timestamptz,
  liked_at timestamptz,
  expires_at timestamptz,
  permalink text,
  tokens tsvector not null default ''::tsvector,
  constraint message_pkey primary key (workspace_id, id),
  constraint message_external unique (workspace_id, origin, external_id),
  constraint message_thread foreign key (workspace_id, thread_id) references thread (workspace_id, id),
  constraint message_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  constraint message_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id)
);
create index message_by_conversation on message (workspace_id, conversation_id, occurred_at, received_seq);
create index message_by_thread on message (workspace_id, thread_id, occurred_at, received_seq);
-- Newest first across conversations: how the search walks to what is frequent.
create index message_by_recency on message (workspace_id, occurred_at desc, id desc) where conversation_id is not null;
create index message_by_profile on message (workspace_id, profile_id, occurred_at);
create index message_context_ends on message (workspace_id, context_until, id) where conversation_id is null;
create index message_tokens on message using gin (workspace_id, message_day(occurred_at), tokens);

-- What is known of a message before it arrives: a delete or an edit that overtook its create.
create table message_tombstone (
  workspace_id uuid not null constraint message_tombstone_workspace references workspace (id) on delete cascade,
  origin text not null,
  external_id text not null,
  deleted_at timestamptz,
  deleted_by text,
  edited_text text,
  edited_at timestamptz,
  hidden_at timestamptz,
  constraint message_tombstone_pkey primary key (workspace_id, origin, external_id)
);

create table message_channel (
  workspace_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  constraint message_channel_pkey primary key (workspace_id, message_id, channel_id),
  constraint message_channel_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint message_channel_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id)
);

create table message_version (
  workspace_id uuid not null,
  message_id uuid not null,
  n int not null,
  text text not null,
  at timestamptz not null,
  constraint message_version_pkey primary key (workspace_id, message_id, n),
  constraint message_version_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);

create table attachment (
  workspace_id uuid not null constraint attachment_workspace references workspace (id) on delete cascade,
  id uuid not null,
  message_id uuid,
  conversation_id uuid,
  agent_id uuid,
  n int not null default 0,
  kind text not null constraint attachment_kind check (kind in ('image', 'video', 'audio', 'file')),
  state text not null constraint attachment_state check (state in ('pending', 'stored', 'refused', 'gone')),
  remote_url text,
  mime_type text,
  size_bytes bigint,
  sha256 text,
  alt text not null default '',
  name text not null default '',
  created_at timestamptz not null,
  constraint attachment_pkey primary key (workspace_id, id),
  constraint attachment_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);
create index attachment_by_message on attachment (workspace_id, message_id);
create index attachment_by_content on attachment (workspace_id, sha256);

create table tag (
  workspace_id uuid not null constraint tag_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint tag_name_length check (length(name) <= 40),
  constraint tag_pkey primary key (workspace_id, id),
  constraint tag_name unique (workspace_id, name)
);

create table conversation_tag (
  workspace_id uuid not null,
  conversation_id uuid not null,
  tag_id uuid not null,
  constraint conversation_tag_pkey primary key (workspace_id, conversation_id, tag_id),
  constraint conversation_tag_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint conversation_tag_tag foreign key (workspace_id, tag_id) references tag (workspace_id, id) on delete cascade
);
create index conversation_tag_by_tag on conversation_tag (workspace_id, tag_id, conversation_id);

create table conversation_read (
  workspace_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  read_at timestamptz not null,
  constraint conversation_read_pkey primary key (workspace_id, conversation_id, agent_id),
  constraint conversation_read_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint conversation_read_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);

create table note (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- Null when an API key wrote it.
  agent_id uuid,
  text text not null,
  tokens tsvector not null default ''::tsvector,
  created_at timestamptz not null,
  constraint note_pkey primary key (workspace_id, id),
  constraint note_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint note_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index note_by_conversation on note (workspace_id, conversation_id, created_at);
create index note_by_recency on note (workspace_id, created_at desc, id desc);
create index note_tokens on note using gin (workspace_id, tokens);

create table note_mention (
  workspace_id uuid not null,
  note_id uuid not null,
  agent_id uuid not null,
  conversation_id uuid not null,
  seen_at timestamptz,
  created_at timestamptz not null,
  constraint note_mention_pkey primary key (workspace_id, note_id, agent_id),
  constraint note_mention_note foreign key (workspace_id, note_id) references note (workspace_id, id) on delete cascade,
  constraint note_mention_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index note_mention_by_agent on note_mention (workspace_id, agent_id, created_at desc) where seen_at is null;

create table draft (
  workspace_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  mode text not null constraint draft_mode check (mode in ('public', 'private', 'note')),
  text text not null,
  attachment_ids uuid[] not null default '{}',
  updated_at timestamptz not null,
  constraint draft_pkey primary key (workspace_id, conversation_id, agent_id, mode),
  constraint draft_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint draft_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);

create table view (
  workspace_id uuid not null constraint view_workspace references workspace (id) on delete cascade,
  id uuid not null,
  owner_id uuid,
  name text not null,
  filter jsonb not null,
  position int not null,
  constraint view_pkey primary key (workspace_id, id)
);

-- What leaves ------------------------------------------------------------------------------------------------------

create table dispatch (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- The message acted on (like, hide, delete) or answered (reply).
  message_id uuid,
  -- The stage it is for; null for a direct message that opens a room.
  thread_id uuid,
  -- The message of ours that resulted.
  sent_message_id uuid,
  channel_id uuid not null,
  verb text not null constraint dispatch_verb check (verb in ('reply', 'direct', 'like', 'unlike', 'hide', 'unhide', 'delete')),
  stage text constraint dispatch_stage check (stage in ('public', 'private')),
  targets jsonb not null default '{}',
  content text not null default '',
  attachment_ids uuid[] not null default '{}',
  content_hash bytea not null,
  client_key uuid not null,
  chosen_external_id text,
  seen_version int not null,
  -- The conversation's version that this dispatch made: who saw an older one did not see it.
  conversation_version int not null default 0,
  state text not null constraint dispatch_state check (state in ('held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  not_before timestamptz not null,
  attempts int not null default 0,
  attempts_limit int not null default 8,
  sending_since timestamptz,
  -- Set when an earlier try may have gone through: the network is asked before the next one. `insist`: a person decided
  -- to send again even if the network cannot tell.
  doubt text constraint dispatch_doubt check (doubt in ('ask', 'insist')),
  error_kind text,
  error_message text,
  trace jsonb not null default '[]',
  actor_kind text not null,
  actor_id uuid,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint dispatch_pkey primary key (workspace_id, id),
  constraint dispatch_client_key unique (workspace_id, client_key),
  constraint dispatch_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  constraint dispatch_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id),
  constraint dispatch_thread foreign key (workspace_id, thread_id) references thread (workspace_id, id),
  constraint dispatch_message foreign key (workspace_id, message_id) references message (workspace_id, id),
  constraint dispatch_sent_message foreign key (workspace_id, sent_message_id) references message (workspace_id, id)
);
create index dispatch_by_conversation on dispatch (workspace_id, conversation_id, created_at);
create index dispatch_unsettled on dispatch (workspace_id, conversation_id) where state in ('held', 'queued', 'sending', 'failed', 'unknown');
create index dispatch_by_message on dispatch (workspace_id, message_id) where message_id is not null;
create index dispatch_by_sent_message on dispatch (workspace_id, sent_message_id) where sent_message_id is not null;
create index dispatch_by_chosen_id on dispatch (workspace_id, channel_id, chosen_external_id) where chosen_external_id is not null;

-- What came in -----------------------------------------------------------------------------------------------------

create table delivery (
  workspace_id uuid not null,
  id uuid not null,
  app_id uuid,
  channel_id uuid,
  network text not null,
  source text not null constraint delivery_source check (source in ('webhook', 'poll', 'thread', 'echo')),
  received_at timestamptz not null,
  body bytea not null,
  -- Back-filled content starts no clocks.
  is_backfill boolean not null default false,
  state text not null constraint delivery_state check (state in ('pending', 'done', 'failed')),
  error text,
  constraint delivery_pkey primary key (workspace_id, received_at, id)
) partition by range (received_at);
create index delivery_pending on delivery (workspace_id, received_at, id) where state = 'pending';
create index delivery_by_channel on delivery (workspace_id, channel_id, received_at desc);

create table delivery_item (
  workspace_id uuid not null,
  delivery_id uuid not null,
  received_at timestamptz not null,
  n int not null,
  channel_id uuid,
  outcome text not null constraint delivery_item_outcome check (outcome in ('stored', 'applied', 'duplicate', 'skipped', 'failed', 'pending')),
  reason text,
  message_id uuid,
  profile_id uuid,
  constraint delivery_item_pkey primary key (workspace_id, received_at, delivery_id, n)
) partition by range (received_at);
create index delivery_item_by_channel on delivery_item (workspace_id, channel_id, received_at desc);
create index delivery_item_by_profile on delivery_item (workspace_id, profile_id);

create table delivery_default partition of delivery default;
create table delivery_item_default partition of delivery_item default;

-- Owner's right in a function, so that the program can make tomorrow's partition and nothing else.
create function ensure_delivery_partitions(first_day date, days int) returns void
  language plpgsql security definer set search_path = public as $$
declare
  day date;
  parent text;
begin
  for i in 0 .. days - 1 loop
    day := first_day + i;
    foreach parent in array array['delivery', 'delivery_item'] loop
      if to_regclass(format('%s_%s', parent, to_char(day, 'YYYYMMDD'))) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          parent || '_' || to_char(day, 'YYYYMMDD'), parent, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
      end if;
    end loop;
  end loop;
end $$;

-- Policies and what they said ----------------------------------------------------------------------------------------

create table policy (
  workspace_id uuid not null constraint policy_workspace references workspace (id) on delete cascade,
  kind text not null,
  version int not null,
  body jsonb not null,
  state text not null constraint policy_state check (state in ('draft', 'scheduled', 'active', 'retired')),
  valid_from timestamptz,
  constraint policy_pkey primary key (workspace_id, kind, version)
);
create unique index policy_one_active on policy (workspace_id, kind) where state = 'active';

create table decision (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid,
  policy_kind text not null,
  policy_version int not null,
  facts jsonb not null,
  outcome jsonb not null,
  at timestamptz not null,
  constraint decision_pkey primary key (workspace_id, id),
  constraint decision_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index decision_by_conversation on decision (workspace_id, conversation_id, at);

-- What happened ----------------------------------------------------------------------------------------------------

create table event_head (
  workspace_id uuid not null constraint event_head_pkey primary key
    constraint event_head_workspace references workspace (id) on delete cascade,
  position bigint not null default 0,
  hash bytea not null default '\x'
);

create table event (
  workspace_id uuid not null,
  position bigint not null,
  id uuid not null,
  at timestamptz not null,
  type text not null,
  v int not null,
  actor_kind text not null constraint event_actor_kind check (actor_kind in ('agent', 'customer', 'system', 'api_key')),
  actor_id uuid,
  subject_kind text not null,
  subject_id uuid,
  conversation_id uuid,
  correlation_id uuid,
  digest bytea not null,
  prev bytea not null,
  hash bytea not null,
  constraint event_pkey primary key (workspace_id, position),
  constraint event_id unique (workspace_id, id)
);
create index event_by_conversation on event (workspace_id, conversation_id, position) where conversation_id is not null;
create index event_by_type on event (workspace_id, type, position);
create index event_by_actor on event (workspace_id, actor_id, position) where actor_kind in ('agent', 'api_key');

create table event_detail (
  workspace_id uuid not null,
  event_id uuid not null,
  salt bytea not null,
  body json not null,
  constraint event_detail_pkey primary key (workspace_id, event_id)
);

create table subscriber (
  workspace_id uuid not null constraint subscriber_workspace references workspace (id) on delete cascade,
  name text not null,
  position bigint not null default 0,
  failed_at timestamptz,
  error text,
  constraint subscriber_pkey primary key (workspace_id, name)
);

create table erasure (
  workspace_id uuid not null constraint erasure_workspace references workspace (id) on delete cascade,
  contact_id uuid not null,
  at timestamptz not null,
  digest bytea not null,
  constraint erasure_pkey primary key (workspace_id, contact_id)
);

-- Who is working: one row per running program, kept alive by a heartbeat.
create table worker (
  id uuid not null constraint worker_pkey primary key,
  roles text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- Names under which the job library locks jobs for this program.
  job_runners text[] not null default '{}'
);

-- Search -----------------------------------------------------------------------------------------------------------

-- The newest messages that fit. It runs as the owner, so it names the workspace itself.
-- With `walk` it looks only at that many of the newest messages: the quick way to what is frequent. Without, it gathers
-- every hit of `days` (of all time when null) by the index of words and days before it sorts; the fence keeps the planner
-- from walking all of time for a rare word.
create function search_messages(
  wanted text, profiles uuid[], networks text[], since timestamptz, until timestamptz, visibilities text[], has text[], statuses text[],
  assignees uuid[], with_unassigned boolean, tags uuid[], reach_all boolean, reach_teams uuid[], reach_agent uuid, reach_unclaimed boolean,
  before_at timestamptz, before_id uuid, most int, walk int, days int[]
) returns table (id uuid, conversation_id uuid, occurred_at timestamptz)
  language plpgsql stable security definer set search_path = public as $$
declare
  place text := 'm.workspace_id = app_workspace() and m.conversation_id is not null';
  fits text := 'true';
  rest text := 'true';
  hits text;
begin
  if since is not null then place := place || ' and m.occurred_at >= $4'; end if;
  if until is not null then place := place || ' and m.occurred_at < $5'; end if;
  if before_at is not null then place := place || ' and (m.occurred_at, m.id) < ($15, $16)'; end if;
  if wanted is not null then fits := fits || ' and m.tokens @@ $1'; end if;
  if days is not null then fits := fits || ' and message_day(m.occurred_at) = any($18)'; end if;
  if profiles is not null then fits := fits || ' and m.profile_id = any($2)'; end if;
  if visibilities is not null then
    fits := fits || ' and case when m.visibility = ''private'' then ''private'' else ''public'' end = any($6)';
  end if;
  if 'link' = any(has) then fits := fits || ' and m.text ~* ''https?://'''; end if;
  if has && array['image', 'video', 'audio', 'file'] then
    rest := rest || ' and exists (select from attachment a where a.workspace_id = app_workspace() and a.message_id = h.id and a.kind = any($7))';
  end if;
  if networks is not null then
    rest := rest || ' and exists (select from profile p where p.workspace_id = c.workspace_id and p.id = c.profile_id and p.network = any($3))';
  end if;
  if statuses is not null then rest := rest || ' and c.status = any($8)'; end if;
  if assignees is not null or with_unassigned then
    rest := rest || ' and (c.assignee_id = any($9) or ($10 and c.assignee_id is null))';
  end if;
  if tags is not null then
    rest := rest || ' and exists (select from conversation_tag t where t.workspace_id = c.workspace_id and t.conversation_id = c.id and t.tag_id = any($11))';
  end if;
  if not reach_all then
    rest := rest || ' and (c.team_id = any($12) or c.assignee_id = $13 or ($14 and c.assignee_id is null and c.team_id is null))';
  end if;

  if walk is null then
    hits := format('select m.id, m.conversation_id, m.occurred_at from message m where %s and %s', place, fits);
  else
    hits := format('select m.id, m.conversation_id, m.occurred_at from (
        select m.id, m.conversation_id, m.occurred_at, m.profile_id, m.visibility, m.text, m.tokens from message m
        where %s order by m.occurred_at desc, m.id desc limit %s) m where %s', place, walk, fits);
  end if;
  return query execute format('
    with hit as materialized (%s)
    select h.id, h.conversation_id, h.occurred_at
    from hit h join conversation c on c.workspace_id = app_workspace() and c.id = h.conversation_id
    where %s order by h.occurred_at desc, h.id desc limit $17', hits, rest)
    using wanted::tsquery, profiles, networks, since, until, visibilities, has, statuses, assignees, with_unassigned, tags,
      reach_teams, reach_agent, reach_unclaimed, before_at, before_id, most, days;
end $$;

-- The newest notes with these words; `walk` as above.
create function search_notes(
  wanted text, since timestamptz, until timestamptz, reach_all boolean, reach_teams uuid[], reach_agent uuid, reach_unclaimed boolean,
  before_at timestamptz, before_id uuid, most int, walk int
) returns table (id uuid, conversation_id uuid, created_at timestamptz)
  language sql stable security definer set search_path = public as $$
  with newest as materialized (
    select n.id, n.conversation_id, n.created_at, n.tokens from note n
    where walk is not null and n.workspace_id = app_workspace()
      and (since is null or n.created_at >= since) and (until is null or n.created_at < until)
      and (before_at is null or (n.created_at, n.id) < (before_at, before_id))
    order by n.created_at desc, n.id desc limit walk
  ), hit as materialized (
    select n.id, n.conversation_id, n.created_at from newest n where n.tokens @@ wanted::tsquery
    union all
    select n.id, n.conversation_id, n.created_at from note n
    where walk is null and n.workspace_id = app_workspace() and n.tokens @@ wanted::tsquery
      and (since is null or n.created_at >= since) and (until is null or n.created_at < until)
      and (before_at is null or (n.created_at, n.id) < (before_at, before_id))
  )
  select h.id, h.conversation_id, h.created_at
  from hit h join conversation c on c.workspace_id = app_workspace() and c.id = h.conversation_id
  where reach_all or c.team_id = any(reach_teams) or c.assignee_id = reach_agent
    or (reach_unclaimed and c.assignee_id is null and c.team_id is null)
  order by h.created_at desc, h.id desc limit most
$$;

-- Customers by a part of their handle or name, within reach. `pattern` is for ilike and escaped by the caller.
create function search_profiles(
  term text, pattern text, reach_all boolean, reach_teams uuid[], reach_agent uuid, reach_unclaimed boolean, most int
) returns table (id uuid)
  language sql stable security definer set search_path = public as $$
  with hit as materialized (
    select p.id, similarity(p.handle || ' ' || p.name, term) as likeness, p.seen_at from profile p
    where p.workspace_id = app_workspace() and (p.handle || ' ' || p.name) ilike pattern
    limit 1000
  )
  select h.id from hit h
  where reach_all or exists (
    select from conversation c where c.workspace_id = app_workspace() and c.profile_id = h.id
      and (c.team_id = any(reach_teams) or c.assignee_id = reach_agent or (reach_unclaimed and c.assignee_id is null and c.team_id is null)))
  order by h.likeness desc, h.seen_at desc, h.id limit most
$$;

-- Walls: the program's role owns nothing, so the policies bind it. They do not bind the owner, whose only doors are the
-- functions marked security definer: searching by text needs them, because an operator that is not leakproof may not use
-- an index behind a policy. ------------------------------------------------------------------------------------------------------------

do $$
declare
  t text;
begin
  for t in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'session'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
-- A person finds the workspaces they belong to before one is chosen.
create policy own_login on agent for select using (login_id = app_login());
