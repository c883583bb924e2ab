-- Contacts: what people know of a person beside the messages, who is the same person, consent, and how anybody is found.

alter table contact
  add column version int not null default 1,
  -- Special handling, from a closed list (contract/contact.ts).
  add column marks text[] not null default '{}',
  -- Set while this one is merged: whoever asks for it is given that one.
  add column merged_into uuid,
  -- Words of the name and fields, each as `field word`, so that a hidden field is not found either.
  add column tokens tsvector not null default ''::tsvector,
  add constraint contact_merged_into foreign key (workspace_id, merged_into) references contact (workspace_id, id);
create index contact_merged on contact (workspace_id, merged_into) where merged_into is not null;
create index contact_by_name on contact (workspace_id, (lower(name) collate "C"), id);
create index contact_tokens on contact using gin (workspace_id, tokens) where tokens <> ''::tsvector;
create index contact_fields on contact using gin (workspace_id, fields jsonb_path_ops) where fields <> '{}'::jsonb;

-- The fields a workspace keeps about people, beside mail and phone, which every workspace has (contract/contact-field.ts).
create table contact_field (
  workspace_id uuid not null constraint contact_field_workspace references workspace (id) on delete cascade,
  id uuid not null,
  name text not null constraint contact_field_name_length check (length(name) <= 60),
  kind text not null constraint contact_field_kind check (kind in ('text', 'number', 'date', 'choice', 'yes_no', 'mail', 'phone')),
  choices text[] not null default '{}',
  -- Shown only to those who may read personal data.
  is_personal boolean not null,
  position int not null,
  archived_at timestamptz,
  constraint contact_field_pkey primary key (workspace_id, id)
);
create unique index contact_field_name on contact_field (workspace_id, lower(name)) where archived_at is null;

create table contact_note (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  -- Null when an API key wrote it.
  agent_id uuid,
  text text not null,
  tokens tsvector not null default ''::tsvector,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint contact_note_pkey primary key (workspace_id, id),
  constraint contact_note_contact foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade,
  constraint contact_note_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index contact_note_by_contact on contact_note (workspace_id, contact_id, created_at);
create index contact_note_tokens on contact_note using gin (workspace_id, tokens);

-- What a person agreed to or took back; the newest that was not struck counts for its purpose and way.
create table contact_consent (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  purpose text not null constraint contact_consent_purpose check (purpose in ('service', 'survey', 'marketing', 'publication')),
  way text not null constraint contact_consent_way check (way in ('public_reply', 'direct_message', 'mail', 'phone')),
  given boolean not null,
  at timestamptz not null,
  source text not null constraint contact_consent_source check (source in ('conversation', 'mail', 'phone', 'form', 'other')),
  how text not null default '' constraint contact_consent_how_length check (length(how) <= 500),
  agent_id uuid,
  recorded_at timestamptz not null,
  -- Recorded by mistake: it stays in the history and does not count.
  struck_at timestamptz,
  constraint contact_consent_pkey primary key (workspace_id, id),
  constraint contact_consent_contact foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade,
  constraint contact_consent_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create index contact_consent_by_contact on contact_consent (workspace_id, contact_id, at);

-- Both sides of a merge as they were, and the one that stayed as the merge left it: what undo needs.
create table contact_merge_state (
  workspace_id uuid not null,
  event_id uuid not null,
  from_contact uuid not null,
  to_contact uuid not null,
  before_name text not null,
  before_fields jsonb not null,
  before_marks text[] not null,
  after_name text not null,
  after_fields jsonb not null,
  after_marks text[] not null,
  agent_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  constraint contact_merge_state_pkey primary key (workspace_id, event_id),
  constraint contact_merge_state_from foreign key (workspace_id, from_contact) references contact (workspace_id, id),
  constraint contact_merge_state_to foreign key (workspace_id, to_contact) references contact (workspace_id, id)
);
create index contact_merge_state_by_contact on contact_merge_state (workspace_id, to_contact, at);
create index contact_merge_by_event on contact_merge (workspace_id, event_id);

-- A message whose content was erased says so; such a one is never edited again.
alter table message drop constraint message_deleted_by;
alter table message add constraint message_deleted_by check (deleted_by in ('author', 'network', 'us', 'erasure')) not valid;
-- What happened to what lies in no conversation, such as a contact.
create index event_by_subject on event (workspace_id, subject_id) where conversation_id is null;

-- Finding ----------------------------------------------------------------------------------------------------------

create index profile_by_influence on profile (workspace_id, (coalesce(followers, -1)) desc, id desc);
create index profile_by_network on profile (workspace_id, network, contact_id);

-- Without case and accents; server/features/search/fold.ts does the same to what is typed.
create function folded(value text) returns text language sql immutable parallel safe
  as $$ select normalize(regexp_replace(normalize(lower(normalize(value, NFKD)), NFKD),
    '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]', '', 'g'), NFC) $$;
-- Each two neighbours of scripts that put no space between words, where a name may begin in the middle of another.
create function unspaced_pairs(value text) returns text[] language sql immutable parallel safe
  as $$ select array(select distinct substr(value, n, 2) from generate_series(1, length(value) - 1) n
    where substr(value, n, 2) ~ '^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2}$') $$;
-- Most names are ASCII and stand in profile_handle_search already.
create index profile_folded on profile using gin (workspace_id, folded(handle || ' ' || name) gin_trgm_ops)
  where octet_length(handle || name) > length(handle || name);
create index profile_pairs on profile using gin (workspace_id, unspaced_pairs(name))
  where octet_length(handle || name) > length(handle || name);

-- The contacts with this term in a handle or name of theirs, in what is known of them (`wanted`) or in a note (`wanted_note`);
-- at most `most`. `starts` and `inside` are patterns for like, folded and escaped by the caller. It runs as the owner, so it
-- names the workspace itself.
create function find_contacts(starts text, inside text, wanted text, wanted_note text, term text, most int) returns table (id uuid)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with recursive hit as materialized (
    (select p.contact_id as id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and (p.handle || ' ' || p.name ilike starts or p.handle || ' ' || p.name ilike inside) limit most)
    union
    (select p.contact_id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and octet_length(p.handle || p.name) > length(p.handle || p.name)
      and (folded(p.handle || ' ' || p.name) like starts or folded(p.handle || ' ' || p.name) like inside) limit most)
    union
    (select p.contact_id from profile p where unspaced_pairs(term) <> '{}' and p.workspace_id = app_workspace() and p.contact_id is not null
      and octet_length(p.handle || p.name) > length(p.handle || p.name) and unspaced_pairs(p.name) @> unspaced_pairs(term) limit most)
    union
    (select k.id from contact k where k.workspace_id = app_workspace() and k.tokens <> ''::tsvector and k.tokens @@ wanted::tsquery limit most)
    union
    (select n.contact_id from contact_note n where n.workspace_id = app_workspace() and n.removed_at is null
      and n.tokens @@ wanted_note::tsquery limit most)
  ), up as (
    -- What was known of a merged one belongs to the one it was merged into.
    select k.id, k.merged_into from hit join contact k on k.workspace_id = app_workspace() and k.id = hit.id
    union all
    select k.id, k.merged_into from up join contact k on k.workspace_id = app_workspace() and k.id = up.merged_into
  )
  select distinct up.id from up where up.merged_into is null limit most;
end $$;

-- The contacts with these values in their fields; at most `most`.
create function find_contacts_by_field(wanted jsonb, most int) returns table (id uuid)
  language sql stable security definer set search_path = public
  as $$ select k.id from contact k where k.workspace_id = app_workspace() and k.fields <> '{}'::jsonb and k.fields @> wanted limit most $$;

-- Rights and walls -------------------------------------------------------------------------------------------------

update role set permissions = permissions || array['contact.write'] where 'conversation.write' = any(permissions);
update role set permissions = permissions || array['contact.export'] where key in ('owner', 'lead');
update role set permissions = permissions || array['contact.erase'] where key = 'owner';

do $$
declare
  t text;
begin
  foreach t in array array['contact_field', 'contact_note', 'contact_consent', 'contact_merge_state'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
