-- Themes that come of others, with what was said before.

-- Past messages that get a theme which was split off, or is new; one at a time.
create table relabel (
  workspace_id uuid not null,
  id uuid not null,
  state text not null constraint relabel_state check (state in ('running', 'cancelling', 'done', 'cancelled', 'undoing', 'undone')),
  -- The theme they bear; null for none.
  from_theme text,
  to_theme text not null,
  -- What was taken from the words of that theme.
  words text[] not null,
  -- How far it has come, from the newest back.
  at timestamptz,
  message_id uuid,
  done int not null default 0,
  total int not null,
  moved int not null default 0,
  agent_id uuid,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  constraint relabel_pkey primary key (workspace_id, id),
  constraint relabel_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
create unique index relabel_one on relabel (workspace_id) where state in ('running', 'cancelling', 'undoing');
create index relabel_by_time on relabel (workspace_id, started_at desc);

-- What a program had found of the theme of a message before, so that it can be undone.
create table relabel_move (
  workspace_id uuid not null,
  relabel_id uuid not null,
  message_id uuid not null,
  was jsonb not null,
  constraint relabel_move_pkey primary key (workspace_id, relabel_id, message_id),
  constraint relabel_move_relabel foreign key (workspace_id, relabel_id) references relabel (workspace_id, id) on delete cascade,
  constraint relabel_move_message foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
);
create index relabel_move_by_message on relabel_move (workspace_id, message_id);

-- What many messages without a theme say together.
create table theme_suggestion (
  workspace_id uuid not null,
  id uuid not null,
  state text not null constraint theme_suggestion_state check (state in ('open', 'accepted', 'declined')),
  -- The most telling first.
  phrases text[] not null,
  messages int not null,
  people int not null,
  made_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  theme_id text,
  constraint theme_suggestion_pkey primary key (workspace_id, id),
  constraint theme_suggestion_decider foreign key (workspace_id, decided_by) references agent (workspace_id, id)
);
create index theme_suggestion_by_state on theme_suggestion (workspace_id, state, made_at desc);

-- When suggestions were looked for last.
create table suggestion_look (
  workspace_id uuid not null,
  at timestamptz not null,
  constraint suggestion_look_pkey primary key (workspace_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['relabel', 'relabel_move', 'theme_suggestion', 'suggestion_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
