-- People an account of ours blocks or mutes ---------------------------------------------------------------------------

alter table dispatch drop constraint dispatch_verb;
alter table dispatch add constraint dispatch_verb check (verb in
  ('reply', 'direct', 'like', 'unlike', 'hide', 'unhide', 'delete', 'block', 'unblock', 'mute', 'unmute'));

-- What the network keeps from a person (block) or from us (mute), by one account of ours; gone when it is taken back.
create table restraint (
  workspace_id uuid not null,
  profile_id uuid not null,
  channel_id uuid not null,
  kind text not null constraint restraint_kind check (kind in ('block', 'mute')),
  since timestamptz not null,
  constraint restraint_pkey primary key (workspace_id, profile_id, channel_id, kind),
  constraint restraint_profile foreign key (workspace_id, profile_id) references profile (workspace_id, id) on delete cascade,
  constraint restraint_channel foreign key (workspace_id, channel_id) references channel (workspace_id, id) on delete cascade
);
alter table restraint enable row level security;
create policy same_workspace on restraint using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());

-- The tree of a thread ------------------------------------------------------------------------------------------------

-- How many like it, as the network last said; null when it never did.
alter table message add column likes int;
-- Answers to one post, a page at a time. Partial, since most of what comes in answers nothing.
create index message_replies on message (workspace_id, origin, reply_to, occurred_at, received_seq) where reply_to is not null;
create index message_replies_liked on message (workspace_id, origin, reply_to, likes desc, received_seq)
  where reply_to is not null and likes > 0;
