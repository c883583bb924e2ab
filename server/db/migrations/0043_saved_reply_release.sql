-- Saved replies that somebody else lets into use, and macros over many conversations.

-- Null: nobody has let it into use, so that it is offered to nobody.
alter table saved_reply add column released_at timestamptz default now();
update saved_reply set released_at = changed_at;
-- Who wrote what waits to be let into use; null for a program, or when nothing waits.
alter table saved_reply add column written_by uuid;

-- What a reply in use is to become once somebody else lets it. It reads as before until then.
create table saved_reply_change (
  workspace_id uuid not null,
  reply_id uuid not null,
  -- {audience, teamId, expiresAt, variants}
  content jsonb not null,
  -- Null for a program.
  written_by uuid,
  written_at timestamptz not null,
  constraint saved_reply_change_pkey primary key (workspace_id, reply_id),
  constraint saved_reply_change_reply foreign key (workspace_id, reply_id) references saved_reply (workspace_id, id) on delete cascade
);

alter table saved_reply_change enable row level security;
create policy same_workspace on saved_reply_change using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());

-- Of a macro, which is run in one conversation at a time: how that stood when the action began.
alter table bulk_batch add column seen_version int;
