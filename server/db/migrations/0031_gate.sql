-- The rest of the gate: amounts beside a text, secrets that are cut from what is kept, who signs and who is shielded.

-- Money that was entered beside a draft: [{kind, amount, currency}].
alter table draft add column promised jsonb not null default '[]';
alter table commitment drop constraint commitment_kind;
alter table commitment add constraint commitment_kind check (kind in ('refund', 'credit', 'replacement'));

-- Secrets in a message, or a picture of it that a person knows to show an identity document, and when they are cut.
create table secret (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  -- Null for what stands in the text.
  attachment_id uuid,
  kinds text[] not null,
  found_at timestamptz not null,
  marked_by uuid,
  -- Null: the policy keeps it.
  due_at timestamptz,
  cut_at timestamptz,
  constraint secret_pkey primary key (workspace_id, id),
  constraint secret_once unique nulls not distinct (workspace_id, message_id, attachment_id),
  constraint secret_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
  constraint secret_attachment foreign key (workspace_id, attachment_id) references attachment (workspace_id, id) on delete cascade
);
create index secret_due on secret (workspace_id, due_at) where cut_at is null and due_at is not null;

-- When each workspace next has something to cut. It runs as the owner, because one sleeper waits for all of them; it
-- tells nothing but moments.
create function find_cut_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, next.due_at from workspace w cross join lateral (
    select s.due_at from secret s where s.workspace_id = w.id and s.cut_at is null and s.due_at is not null
    order by s.due_at limit 1
  ) next
$$;

-- How somebody signs what they send; empty: their initials. `shielded_at`: they were threatened and speak for nobody.
alter table agent add column sign_off text not null default '' constraint agent_sign_off_length check (length(sign_off) <= 30);
alter table agent add column shielded_at timestamptz;
-- What was added under the words of an answer, part of its content.
alter table dispatch add column sign_off text not null default '';
-- A personal account of a colleague, who alone speaks from it, and how it says for whom; null for an account of the brand.
alter table channel add column spoken_by uuid;
alter table channel add column disclosure text not null default '' constraint channel_disclosure_length check (length(disclosure) <= 80);
alter table channel add constraint channel_speaker foreign key (workspace_id, spoken_by) references agent (workspace_id, id);

alter table secret enable row level security;
create policy same_workspace on secret using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
