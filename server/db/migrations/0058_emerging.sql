-- What customers write about, counted by the hour, and what grows in it.

-- What a message was counted for. It stays as long as the counts do, so that whatever happens to the message is taken
-- out of them exactly once; an erasure takes both.
create table counted_message (
  workspace_id uuid not null,
  message_id uuid not null,
  -- Hours since 1970, UTC, of when it was said.
  hour int not null,
  -- The key of its theme; null for none known.
  theme text,
  phrases text[] not null,
  constraint counted_message_pkey primary key (workspace_id, message_id)
);
create index counted_message_by_hour on counted_message (workspace_id, hour);
create index counted_message_phrases on counted_message using gin (workspace_id, phrases);

-- How many messages of an hour said a phrase or were about a theme; `all` with an empty term: of all.
create table term_count (
  workspace_id uuid not null,
  kind text not null constraint term_count_kind check (kind in ('all', 'theme', 'phrase')),
  term text not null,
  hour int not null,
  count int not null,
  constraint term_count_pkey primary key (workspace_id, kind, term, hour)
);
create index term_count_by_hour on term_count (workspace_id, hour, count);
create index term_count_none on term_count (workspace_id) where count <= 0;

-- Looking for what grows, one program at a time.
create table emerging_look (
  workspace_id uuid not null,
  -- Something was counted after this was looked at last.
  is_due boolean not null default true,
  hour int not null default 0,
  constraint emerging_look_pkey primary key (workspace_id)
);

-- Something that grew faster than usual.
create table emerging (
  workspace_id uuid not null,
  id uuid not null,
  state text not null constraint emerging_state check (state in ('open', 'closed', 'dismissed')),
  -- The strongest first, said by several people.
  phrases text[] not null,
  themes text[] not null,
  first_seen_at timestamptz not null,
  raised_at timestamptz not null,
  -- The last hour in which it was more than usual, and the hour of the strongest rise.
  last_hour int not null,
  peak_hour int not null,
  peak_count int not null,
  peak_usual real not null,
  closed_at timestamptz,
  taken_by uuid,
  taken_at timestamptz,
  dismissed_by uuid,
  dismissed_at timestamptz,
  reason text constraint emerging_reason check (reason in ('known', 'planned', 'noise')),
  -- The theme that somebody made of it.
  theme_id text,
  constraint emerging_pkey primary key (workspace_id, id),
  constraint emerging_taker foreign key (workspace_id, taken_by) references agent (workspace_id, id),
  constraint emerging_dismisser foreign key (workspace_id, dismissed_by) references agent (workspace_id, id),
  constraint emerging_whole check ((state = 'dismissed') = (reason is not null) and (state <> 'closed' or closed_at is not null))
);
create index emerging_by_time on emerging (workspace_id, raised_at desc, id desc);
create index emerging_open on emerging (workspace_id) where state = 'open';

create table emerging_message (
  workspace_id uuid not null,
  emerging_id uuid not null,
  message_id uuid not null,
  constraint emerging_message_pkey primary key (workspace_id, emerging_id, message_id),
  constraint emerging_message_emerging foreign key (workspace_id, emerging_id) references emerging (workspace_id, id) on delete cascade,
  constraint emerging_message_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);
create index emerging_message_by_message on emerging_message (workspace_id, message_id);

-- What somebody does not want to hear of, until then or, with null, for good.
create table quiet_term (
  workspace_id uuid not null,
  kind text not null constraint quiet_term_kind check (kind in ('theme', 'phrase')),
  term text not null,
  emerging_id uuid not null,
  until timestamptz,
  constraint quiet_term_pkey primary key (workspace_id, kind, term),
  constraint quiet_term_emerging foreign key (workspace_id, emerging_id) references emerging (workspace_id, id) on delete cascade
);
create index quiet_term_by_emerging on quiet_term (workspace_id, emerging_id);

insert into subscriber (workspace_id, name, position) select workspace_id, 'emerging.count', position from event_head;

do $$
declare
  t text;
begin
  foreach t in array array['counted_message', 'term_count', 'emerging_look', 'emerging', 'emerging_message', 'quiet_term'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
