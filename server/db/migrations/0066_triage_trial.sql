-- A draft of the engagement policy, tried on what customers wrote in the last days; for the person who asked, the newest of
-- theirs alone.
create table triage_trial (
  workspace_id uuid not null constraint triage_trial_workspace references workspace (id) on delete cascade,
  id uuid not null,
  agent_id uuid,
  api_key_id uuid,
  days int not null,
  -- Messages said from then on, and until it began.
  from_at timestamptz not null,
  started_at timestamptz not null,
  -- The policy that held when it began, and the one that is tried, as it was sent.
  held json not null,
  tried json not null,
  state text not null constraint triage_trial_state check (state in ('running', 'cancelling', 'cancelled', 'done', 'failed')),
  -- How far it has come, from the newest back.
  at timestamptz,
  message_id uuid,
  done int not null default 0,
  -- Null until they are counted.
  total int,
  -- By what holds and what would, how many, and some of them by their ids with the rules that say so.
  moves jsonb not null default '{}',
  -- Of these a person decided, whatever a policy says.
  overridden int not null default 0,
  -- Written with each batch, so that one left lying is seen.
  touched_at timestamptz not null,
  finished_at timestamptz,
  constraint triage_trial_pkey primary key (workspace_id, id),
  constraint triage_trial_asker check (num_nonnulls(agent_id, api_key_id) = 1)
);
create unique index triage_trial_one_at_once on triage_trial (workspace_id, coalesce(agent_id, api_key_id)) where state in ('running', 'cancelling');
create index triage_trial_by_asker on triage_trial (workspace_id, coalesce(agent_id, api_key_id), started_at desc);

alter table triage_trial enable row level security;
create policy same_workspace on triage_trial using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
