-- Forms by which a customer tells privately what does not belong in public: each for one conversation, once.
create table ticket_form (
  workspace_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  conversation_id uuid not null,
  -- What it says above that it is about, in the words of who made it.
  about text not null constraint ticket_form_about_length check (length(about) <= 500),
  language text not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint ticket_form_pkey primary key (workspace_id, id),
  constraint ticket_form_token unique (workspace_id, token_hash),
  constraint ticket_form_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint ticket_form_agent foreign key (workspace_id, created_by) references agent (workspace_id, id)
);
create index ticket_form_by_conversation on ticket_form (workspace_id, conversation_id);

alter table ticket_form enable row level security;
create policy same_workspace on ticket_form using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());

-- A file that came by a form and waits for it to be sent.
alter table attachment add column ticket_form_id uuid;
alter table attachment add constraint attachment_ticket_form foreign key (workspace_id, ticket_form_id) references ticket_form (workspace_id, id) on delete set null (ticket_form_id);
create index attachment_by_ticket_form on attachment (workspace_id, ticket_form_id) where ticket_form_id is not null;
