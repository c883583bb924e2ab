-- One matter in one place: conversations merged, split and linked, each undoable, and proposals that two are the same.

create index conversation_by_survivor on conversation (workspace_id, merged_into) where merged_into is not null;

-- Several conversations became one. `before` and `after` are the survivor's, so that undoing puts back only what nobody
-- changed since.
create table conversation_merge (
  workspace_id uuid not null,
  id uuid not null,
  into_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  -- The split that this merge took back, when it did.
  split_id uuid,
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  constraint conversation_merge_pkey primary key (workspace_id, id),
  constraint conversation_merge_into foreign key (workspace_id, into_id) references conversation (workspace_id, id)
);
create index conversation_merge_by_survivor on conversation_merge (workspace_id, into_id, at);

-- What each of them brought along: ids, never words.
create table conversation_merge_part (
  workspace_id uuid not null,
  merge_id uuid not null,
  from_id uuid not null,
  before jsonb not null,
  moved jsonb not null,
  constraint conversation_merge_part_pkey primary key (workspace_id, merge_id, from_id),
  constraint conversation_merge_part_merge foreign key (workspace_id, merge_id) references conversation_merge (workspace_id, id) on delete cascade,
  constraint conversation_merge_part_from foreign key (workspace_id, from_id) references conversation (workspace_id, id)
);
create index conversation_merge_part_by_source on conversation_merge_part (workspace_id, from_id);

create table conversation_split (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  new_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  constraint conversation_split_pkey primary key (workspace_id, id),
  constraint conversation_split_from foreign key (workspace_id, from_id) references conversation (workspace_id, id),
  constraint conversation_split_new foreign key (workspace_id, new_id) references conversation (workspace_id, id)
);
create index conversation_split_by_origin on conversation_split (workspace_id, from_id, at);
create index conversation_split_by_new on conversation_split (workspace_id, new_id);

-- A pair stands once: the smaller id first.
create table conversation_link (
  workspace_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  kind text not null constraint conversation_link_kind check (kind in ('related', 'duplicate')),
  at timestamptz not null,
  constraint conversation_link_pkey primary key (workspace_id, one_id, other_id),
  constraint conversation_link_order check (one_id < other_id),
  constraint conversation_link_one foreign key (workspace_id, one_id) references conversation (workspace_id, id) on delete cascade,
  constraint conversation_link_other foreign key (workspace_id, other_id) references conversation (workspace_id, id) on delete cascade
);
create index conversation_link_by_other on conversation_link (workspace_id, other_id);

-- What of a customer's words can be compared with others': hashes, pruned after the window in which they count.
create table message_likeness (
  workspace_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  -- Hashes of the text's pairs of words.
  pairs int[] not null,
  -- Hashes of its long numbers, such as an order's.
  numbers int[] not null,
  -- Two texts alike have one of these in common, almost surely.
  bands int[] not null,
  constraint message_likeness_pkey primary key (workspace_id, message_id),
  constraint message_likeness_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);
create index message_likeness_bands on message_likeness using gin (workspace_id, bands);
create index message_likeness_by_age on message_likeness (workspace_id, at);

-- Two conversations that may be one matter, and what a person said to that. The smaller id first.
create table matter_proposal (
  workspace_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  one_message_id uuid not null,
  other_message_id uuid not null,
  reason text not null constraint matter_proposal_reason check (reason in ('same_person', 'same_words')),
  -- Share of the two texts' pairs of words that both have, 0 to 1.
  likeness real not null,
  state text not null constraint matter_proposal_state check (state in ('waiting', 'accepted', 'dismissed')),
  merge_id uuid,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  constraint matter_proposal_pkey primary key (workspace_id, id),
  constraint matter_proposal_pair unique (workspace_id, one_id, other_id),
  constraint matter_proposal_order check (one_id < other_id),
  constraint matter_proposal_one foreign key (workspace_id, one_id) references conversation (workspace_id, id) on delete cascade,
  constraint matter_proposal_other foreign key (workspace_id, other_id) references conversation (workspace_id, id) on delete cascade
);
create index matter_proposal_by_other on matter_proposal (workspace_id, other_id);
create index matter_proposal_waiting on matter_proposal (workspace_id, at desc, id desc) where state = 'waiting';

-- Messages that share a band with the asked ones, newest first, at most `most` for each. It runs as the owner, because
-- an operator on arrays may not use an index behind a policy, and names the workspace itself.
create function find_alike(asked uuid[], since timestamptz, most int)
  returns table (asked_id uuid, message_id uuid, at timestamptz, pairs int[], numbers int[])
  language sql stable security definer set search_path = public as $$
  select q.message_id, found.message_id, found.at, found.pairs, found.numbers
  from message_likeness q
  cross join lateral (
    select l.message_id, l.at, l.pairs, l.numbers from message_likeness l
    where l.workspace_id = app_workspace() and l.bands && q.bands and l.message_id <> q.message_id and l.at >= since
    order by l.at desc limit most
  ) found
  where q.workspace_id = app_workspace() and q.message_id = any(asked)
$$;

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'matter.propose', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['conversation_merge', 'conversation_merge_part', 'conversation_split', 'conversation_link',
    'message_likeness', 'matter_proposal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
