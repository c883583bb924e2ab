-- Macros over many conversations.

-- Of a macro, which is run in one conversation at a time: how that stood when the action began.
alter table bulk_batch add column seen_version int;
