-- Following, marking unread, snoozing until the customer answers, and changing many conversations at once.

-- Who wants to hear of a conversation that need not be theirs.
create table conversation_follower (
  workspace_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  followed_at timestamptz not null,
  constraint conversation_follower_pkey primary key (workspace_id, conversation_id, agent_id),
  constraint conversation_follower_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint conversation_follower_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade
);
create index conversation_follower_by_agent on conversation_follower (workspace_id, agent_id, conversation_id);

-- Set by hand, so that also what is settled or was only just read asks for attention again.
alter table conversation_read add column is_unread boolean not null default false;

-- A snooze without an end lasts until the customer answers.
alter table conversation drop constraint conversation_snooze;
alter table conversation add constraint conversation_snooze check (status = 'snoozed' or snoozed_until is null);

-- A change of many conversations: what was asked, by whom, and how far it is.
create table bulk_action (
  workspace_id uuid not null constraint bulk_action_workspace references workspace (id) on delete cascade,
  id uuid not null,
  agent_id uuid,
  api_key_id uuid,
  -- What is done to each; null when this action takes another one back.
  change jsonb,
  undo_of uuid,
  -- How the set was named: a view with its filter, or null for conversations chosen one by one.
  scope jsonb,
  state text not null constraint bulk_action_state check (state in ('running', 'cancelling', 'cancelled', 'done')),
  total int not null,
  changed int not null default 0,
  unchanged int not null default 0,
  -- How many were left out, by reason.
  skipped jsonb not null default '{}',
  created_at timestamptz not null,
  finished_at timestamptz,
  constraint bulk_action_pkey primary key (workspace_id, id),
  constraint bulk_action_asker check ((agent_id is null) <> (api_key_id is null)),
  constraint bulk_action_kind check ((change is null) <> (undo_of is null)),
  constraint bulk_action_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade,
  constraint bulk_action_undone foreign key (workspace_id, undo_of) references bulk_action (workspace_id, id) on delete cascade
);
create index bulk_action_by_recency on bulk_action (workspace_id, created_at desc, id desc);
create index bulk_action_unfinished on bulk_action (workspace_id, id) where state in ('running', 'cancelling');
create unique index bulk_action_one_undo on bulk_action (workspace_id, undo_of) where undo_of is not null and state <> 'cancelled';

-- What is still to do: the set as it was at the start, in batches that are each worked in one transaction.
create table bulk_batch (
  workspace_id uuid not null,
  bulk_id uuid not null,
  n int not null,
  conversation_ids uuid[] not null,
  constraint bulk_batch_pkey primary key (workspace_id, bulk_id, n),
  constraint bulk_batch_action foreign key (workspace_id, bulk_id) references bulk_action (workspace_id, id) on delete cascade
);

-- What became of each, with the values that were there before: ids and codes only.
create table bulk_item (
  workspace_id uuid not null,
  bulk_id uuid not null,
  conversation_id uuid not null,
  outcome text not null constraint bulk_item_outcome check (outcome in ('changed', 'skipped')),
  reason text,
  before jsonb,
  constraint bulk_item_pkey primary key (workspace_id, bulk_id, conversation_id),
  constraint bulk_item_action foreign key (workspace_id, bulk_id) references bulk_action (workspace_id, id) on delete cascade
);
create index bulk_item_skipped on bulk_item (workspace_id, bulk_id, conversation_id) where outcome = 'skipped';

do $$
declare
  t text;
begin
  foreach t in array array['conversation_follower', 'bulk_action', 'bulk_batch', 'bulk_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
