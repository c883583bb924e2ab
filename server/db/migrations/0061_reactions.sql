-- Signs that people put at messages, such as a heart or a thumb.

-- The last that each person put at each message. Both are named by the network's ids, because a sign may come before its message.
create table message_reaction (
  workspace_id uuid not null,
  origin text not null,
  external_id text not null,
  person_id text not null,
  -- Null once it was taken back: what comes late does not bring it again.
  sign text constraint message_reaction_sign check (length(sign) <= 64),
  reacted_at timestamptz not null,
  constraint message_reaction_pkey primary key (workspace_id, origin, external_id, person_id)
);
create index message_reaction_by_person on message_reaction (workspace_id, origin, person_id);

alter table message_reaction enable row level security;
create policy same_workspace on message_reaction using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
