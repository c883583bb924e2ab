-- Texts that are written once and sent often, and what of them was sent.

create table saved_reply (
  workspace_id uuid not null constraint saved_reply_workspace references workspace (id) on delete cascade,
  id uuid not null,
  title text not null constraint saved_reply_title_length check (length(title) <= 120),
  -- Empty for none.
  folder text not null default '' constraint saved_reply_folder_length check (length(folder) <= 60),
  audience text not null constraint saved_reply_audience check (audience in ('me', 'team', 'everyone')),
  team_id uuid,
  -- Who answers for it; nobody for one that an API key made.
  owner_id uuid,
  expires_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- It stays, so that drafts which came from it are still known.
  deleted_at timestamptz,
  constraint saved_reply_pkey primary key (workspace_id, id),
  constraint saved_reply_team foreign key (workspace_id, team_id) references team (workspace_id, id) on delete cascade,
  constraint saved_reply_owner foreign key (workspace_id, owner_id) references agent (workspace_id, id) on delete cascade,
  constraint saved_reply_of_someone check ((audience = 'me') <= (owner_id is not null)),
  constraint saved_reply_of_team check ((audience = 'team') = (team_id is not null))
);
create index saved_reply_expires on saved_reply (workspace_id, expires_at) where expires_at is not null;

-- How it reads on one network and in one language; empty for any.
create table saved_reply_variant (
  workspace_id uuid not null,
  reply_id uuid not null,
  n int not null,
  network text not null default '' constraint saved_reply_variant_network_length check (length(network) <= 40),
  language text not null default '' constraint saved_reply_variant_language_length check (length(language) <= 35),
  text text not null constraint saved_reply_variant_text_length check (length(text) <= 10000),
  -- Its longest stretch without variables and blanks, plain: by it, texts that came from here are found.
  anchor text not null,
  constraint saved_reply_variant_pkey primary key (workspace_id, reply_id, n),
  constraint saved_reply_variant_once unique (workspace_id, reply_id, network, language),
  constraint saved_reply_variant_reply foreign key (workspace_id, reply_id) references saved_reply (workspace_id, id) on delete cascade
);

-- How often it was sent, by where that was.
create table saved_reply_use (
  workspace_id uuid not null,
  reply_id uuid not null,
  network text not null,
  language text not null,
  uses int not null,
  last_used_at timestamptz not null,
  constraint saved_reply_use_pkey primary key (workspace_id, reply_id, network, language),
  constraint saved_reply_use_reply foreign key (workspace_id, reply_id) references saved_reply (workspace_id, id) on delete cascade
);

-- What an answer was made from. Its text stands by itself.
alter table draft add column saved_reply_ids uuid[] not null default '{}';
alter table dispatch add column saved_reply_ids uuid[] not null default '{}';

do $$
declare
  t text;
begin
  foreach t in array array['saved_reply', 'saved_reply_variant', 'saved_reply_use'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;

-- Who leads may keep replies and macros for a team and for everyone.
update role set permissions = array_append(permissions, 'saved_reply.manage')
  where key in ('owner', 'lead') and not 'saved_reply.manage' = any(permissions);
