-- Mails that we began: the thread that one opens, what it says it is about, and the conversation it goes on from.
create table begun_mail (
  workspace_id uuid not null,
  thread_id uuid not null,
  -- The mailbox of ours that it leaves from.
  channel_id uuid not null,
  -- Null where it was begun from a person's page.
  matter_id uuid,
  subject text not null constraint begun_mail_subject_length check (length(subject) <= 250),
  created_at timestamptz not null,
  constraint begun_mail_pkey primary key (workspace_id, thread_id),
  constraint begun_mail_thread foreign key (workspace_id, thread_id) references thread (workspace_id, id) on delete cascade,
  constraint begun_mail_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id),
  constraint begun_mail_matter foreign key (workspace_id, matter_id) references conversation (workspace_id, id) on delete set null (matter_id)
);

-- How a person wants to be written to. Of several that were merged the newest counts.
create table contact_preference (
  workspace_id uuid not null,
  contact_id uuid not null,
  -- A network, or `phone`; null for no matter.
  way text,
  language text,
  -- Minutes of their day between which nothing comes unasked; an end before the beginning is of the next day.
  quiet_from int constraint contact_preference_quiet_from check (quiet_from between 0 and 1439),
  quiet_to int constraint contact_preference_quiet_to check (quiet_to between 0 and 1439 and quiet_to <> quiet_from),
  time_zone text,
  -- In whose words: those of the person where it came by a message.
  how text not null default '' constraint contact_preference_how_length check (length(how) <= 500),
  -- The message of theirs that says so; null where one of us wrote it down.
  message_id uuid,
  agent_id uuid,
  changed_at timestamptz not null,
  constraint contact_preference_pkey primary key (workspace_id, contact_id),
  constraint contact_preference_contact foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade,
  constraint contact_preference_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id),
  constraint contact_preference_quiet check (num_nulls(quiet_from, quiet_to, time_zone) in (0, 3))
);

do $$
declare
  t text;
begin
  foreach t in array array['begun_mail', 'contact_preference'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
