-- When the network is next asked what may have changed of an account there: the end of its access, who may write to it.
-- Null: never asked as yet.
alter table channel add column inspect_at timestamptz;

-- A network asks in the name of a person that what is kept about them be deleted.
create table deletion_request (
  workspace_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  -- Whose code shows how it stands.
  token_hash bytea not null,
  -- Of the request as it came, so that the same one is taken once.
  digest bytea not null,
  -- As the network named them to our app; null once it is settled.
  person_id text,
  state text not null constraint deletion_request_state check (state in ('asked', 'erased', 'nothing')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  constraint deletion_request_pkey primary key (workspace_id, id),
  constraint deletion_request_token unique (workspace_id, token_hash),
  constraint deletion_request_once unique (workspace_id, app_id, digest),
  constraint deletion_request_app foreign key (workspace_id, app_id) references app (workspace_id, id) on delete cascade
);
alter table deletion_request enable row level security;
create policy same_workspace on deletion_request using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
