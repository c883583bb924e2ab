-- Where a conversation in danger becomes part of another that is in danger too, one danger goes on, and the other has
-- become part of it until the merge is taken apart.
alter table danger add column joined_to uuid;
alter table danger add constraint danger_joined foreign key (workspace_id, joined_to) references danger (workspace_id, id) on delete cascade;
create index danger_by_joined on danger (workspace_id, joined_to) where joined_to is not null;
alter table danger drop constraint danger_outcome;
alter table danger add constraint danger_outcome check (outcome in ('helped', 'handed_on', 'no_contact', 'wrong', 'joined'));
alter table danger add constraint danger_joined_whole check ((joined_to is not null) = (outcome is not distinct from 'joined'));

-- Those that were left open where nobody looks.
update danger d set outcome = 'joined', joined_to = o.id, ended_at = now()
  from conversation c
  join danger o on o.workspace_id = c.workspace_id and o.conversation_id = c.merged_into and o.ended_at is null
  where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.ended_at is null;
update conversation set in_danger = false where merged_into is not null and in_danger;
