-- The list marks conversations in which its reader left words unfinished.
create index draft_of_agent on draft (workspace_id, agent_id, updated_at desc);
