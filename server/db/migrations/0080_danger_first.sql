-- Where a life is in danger stands first in the order of priority, before anything that is only urgent. Kept beside the
-- danger itself, because an index of the conversations gives that order.
alter table conversation add column in_danger boolean not null default false;
update conversation c set in_danger = true
  from danger d where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.ended_at is null;
create index conversation_in_danger on conversation (workspace_id, status, last_message_at desc, id desc) where in_danger;
