-- Whether strangers can write to an account, proven by a message of one.

-- The word that such a message says, and since when it is waited for; null while nothing is.
alter table channel add column proof_word text;
alter table channel add column proof_asked_at timestamptz;
-- When such a message last arrived.
alter table channel add column proven_at timestamptz;

insert into subscriber (workspace_id, name, position) select workspace_id, 'channel.prove', position from event_head;
