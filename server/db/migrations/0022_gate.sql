-- The gate: what each run said, what was promised, and who lets through what needs a second person.

-- `waiting`: for an approval.
alter table dispatch drop constraint dispatch_state;
alter table dispatch add constraint dispatch_state check (state in
  ('waiting', 'held', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'));
-- What was entered beside the text: money promised, and why personal data may be public.
alter table dispatch add column entered jsonb not null default '{}';
drop index dispatch_unsettled;
create index dispatch_unsettled on dispatch (workspace_id, conversation_id)
  where state in ('waiting', 'held', 'queued', 'sending', 'failed', 'unknown');

update role set permissions = permissions || array['reply.approve', 'personal_data.publish'] where key in ('owner', 'lead');
update role set permissions = permissions || array['personal_data.unmask'] where key = 'owner';

-- One run of the gate over something that leaves. It holds codes only.
create table gate_trace (
  workspace_id uuid not null constraint gate_trace_workspace references workspace (id) on delete cascade,
  id uuid not null,
  dispatch_id uuid not null,
  outcome text not null constraint gate_trace_outcome check (outcome in ('passed', 'waits')),
  -- sha256 of exactly what would leave: verb, account, targets, text, attachments with their descriptions.
  seal bytea not null,
  -- [{check, verdict, reason}]
  checks jsonb not null,
  -- The versions that were asked: {kind: version}.
  policies jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  approval_id uuid,
  at timestamptz not null,
  constraint gate_trace_pkey primary key (workspace_id, id),
  constraint gate_trace_dispatch foreign key (workspace_id, dispatch_id) references dispatch (workspace_id, id) on delete cascade
);
create index gate_trace_by_dispatch on gate_trace (workspace_id, dispatch_id, at desc, id desc);

-- What an answer promises in money, in the smallest coin of the policy's currency at that time.
create table commitment (
  workspace_id uuid not null,
  dispatch_id uuid not null,
  n int not null,
  kind text not null constraint commitment_kind check (kind in ('refund', 'credit')),
  -- Null: no rate was known.
  amount bigint,
  currency text not null,
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  constraint commitment_pkey primary key (workspace_id, dispatch_id, n),
  constraint commitment_dispatch foreign key (workspace_id, dispatch_id) references dispatch (workspace_id, id) on delete cascade
);
create index commitment_by_actor on commitment (workspace_id, actor_id, at);

-- A second person's word on one dispatch, bound to its seal.
create table approval (
  workspace_id uuid not null constraint approval_workspace references workspace (id) on delete cascade,
  id uuid not null,
  dispatch_id uuid not null,
  state text not null constraint approval_state check (state in ('asked', 'given', 'refused', 'void', 'expired')),
  seal bytea not null,
  -- What the gate said when it was asked for: [{check, verdict, reason}].
  checks jsonb not null,
  -- The most that is promised, in the smallest coin of `currency`; null when no amount is the reason or none is known.
  amount bigint,
  currency text,
  -- An amount that no rate could weigh: only who has no limit may let it through.
  is_unweighed boolean not null default false,
  asked_by_kind text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  comment text not null default '' constraint approval_comment_length check (length(comment) <= 500),
  constraint approval_pkey primary key (workspace_id, id),
  constraint approval_of_dispatch unique (workspace_id, dispatch_id),
  constraint approval_dispatch foreign key (workspace_id, dispatch_id) references dispatch (workspace_id, id) on delete cascade
);
create index approval_open on approval (workspace_id, expires_at) where state = 'asked';
create index approval_newest on approval (workspace_id, asked_at desc, id desc);

-- Two accounts of which somebody who manages people knows that one person has both.
create table same_person (
  workspace_id uuid not null,
  agent_id uuid not null,
  other_id uuid not null,
  linked_by uuid,
  at timestamptz not null,
  constraint same_person_pkey primary key (workspace_id, agent_id, other_id),
  constraint same_person_order check (agent_id < other_id),
  constraint same_person_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id) on delete cascade,
  constraint same_person_other foreign key (workspace_id, other_id) references agent (workspace_id, id) on delete cascade
);
create index same_person_by_other on same_person (workspace_id, other_id);

-- When each workspace next has an approval that nobody gave in time. It runs as the owner, because one sleeper waits for
-- all of them; it tells nothing but moments.
create function find_approval_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, next.expires_at from workspace w cross join lateral (
    select a.expires_at from approval a where a.workspace_id = w.id and a.state = 'asked' order by a.expires_at limit 1
  ) next
$$;

do $$
declare
  t text;
begin
  foreach t in array array['gate_trace', 'commitment', 'approval', 'same_person'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
