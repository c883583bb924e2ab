-- What is set aside: strangers' requests until somebody accepts them, and spam. It stands in no queue, has no clocks, and
-- is kept.

-- Resolved, and in no list beside that of its kind, while this says one.
alter table conversation add column aside text
  constraint conversation_aside check (aside in ('request', 'declined', 'spam'));
alter table conversation add constraint conversation_aside_rests check (aside is null or status = 'resolved');

-- Each time that something was set aside.
create table set_aside (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null constraint set_aside_kind check (kind in ('request', 'declined', 'spam')),
  reason text not null constraint set_aside_reason check (reason in ('network', 'account', 'rule', 'understood', 'person')),
  -- The rule's name as it was.
  rule text,
  set_at timestamptz not null,
  -- Null for a program.
  set_by uuid,
  -- To which status it goes back when nobody wrote meanwhile.
  status_before text not null constraint set_aside_status check (status_before in ('open', 'pending', 'on_hold', 'snoozed', 'resolved')),
  -- When a request comes into the inbox by itself.
  admit_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended text constraint set_aside_ended check (ended in ('restored', 'answered', 'changed', 'admitted', 'sample')),
  constraint set_aside_pkey primary key (workspace_id, id),
  constraint set_aside_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint set_aside_set_by foreign key (workspace_id, set_by) references agent (workspace_id, id),
  constraint set_aside_ended_by foreign key (workspace_id, ended_by) references agent (workspace_id, id)
);
create unique index set_aside_standing on set_aside (workspace_id, conversation_id) where ended_at is null;
create index set_aside_by_kind on set_aside (workspace_id, kind, set_at desc, id desc) where ended_at is null;
create index set_aside_by_conversation on set_aside (workspace_id, conversation_id, set_at desc);
create index set_aside_by_age on set_aside (workspace_id, set_at);
create index set_aside_admits on set_aside (workspace_id, admit_at) where admit_at is not null and ended_at is null;

-- What strangers said first, as a digest without links and names: the same from many accounts is found by it.
create table first_words (
  workspace_id uuid not null,
  digest text not null,
  profile_id uuid not null,
  conversation_id uuid not null,
  said_at timestamptz not null,
  constraint first_words_pkey primary key (workspace_id, digest, profile_id),
  constraint first_words_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
);
create index first_words_by_age on first_words (workspace_id, said_at);
create index first_words_by_conversation on first_words (workspace_id, conversation_id);

-- A week's sample of what was set aside, and as many that were not, judged by people who are not told which is which.
create table aside_sample (
  workspace_id uuid not null,
  id uuid not null,
  -- Its Monday, by UTC.
  week date not null,
  conversation_id uuid not null,
  was_aside boolean not null,
  judged_at timestamptz,
  judged_by uuid,
  is_customer boolean,
  constraint aside_sample_pkey primary key (workspace_id, id),
  constraint aside_sample_once unique (workspace_id, week, conversation_id),
  constraint aside_sample_conversation foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
  constraint aside_sample_judge foreign key (workspace_id, judged_by) references agent (workspace_id, id)
);
create index aside_sample_by_conversation on aside_sample (workspace_id, conversation_id);

-- When each workspace next has a request that comes into the inbox by itself.
create function find_admissions() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, first.admit_at from workspace w cross join lateral (
    select s.admit_at from set_aside s where s.workspace_id = w.id and s.admit_at is not null and s.ended_at is null
    order by s.admit_at limit 1
  ) first
$$;

insert into subscriber (workspace_id, name, position)
select workspace_id, name, position from event_head, unnest(array['stranger.answered', 'stranger.look_back', 'stranger.understood']) as name;

do $$
declare
  t text;
begin
  foreach t in array array['set_aside', 'first_words', 'aside_sample'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
