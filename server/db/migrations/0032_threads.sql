-- A long answer stands as several posts, each a dispatch of its own: the chain is named for the first, which all share.
alter table dispatch
  add column chain_id uuid,
  -- From 1.
  add column part smallint,
  add column parts smallint,
  add constraint dispatch_chain check ((chain_id is null) = (part is null) and (part is null) = (parts is null) and part between 1 and parts);
create unique index dispatch_by_chain on dispatch (workspace_id, chain_id, part) where chain_id is not null;
