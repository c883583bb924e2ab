-- Links by which an approver decides without signing in: each for one person and one answer.
create table approval_link (
  workspace_id uuid not null,
  token_hash bytea not null,
  approval_id uuid not null,
  agent_id uuid not null,
  constraint approval_link_pkey primary key (workspace_id, token_hash),
  constraint approval_link_approval foreign key (workspace_id, approval_id) references approval (workspace_id, id) on delete cascade,
  constraint approval_link_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);
create index approval_link_by_approval on approval_link (workspace_id, approval_id);

alter table approval_link enable row level security;
create policy same_workspace on approval_link using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
