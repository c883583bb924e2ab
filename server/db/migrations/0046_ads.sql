-- Posts that are shown as advertisements, by their id at the network.
create table ad (
  workspace_id uuid not null,
  origin text not null,
  -- The id of the post, which is that of its thread.
  post_external_id text not null,
  -- What is not told (yet) is null, of markets empty.
  ad_external_id text,
  name text,
  campaign text,
  -- Countries where it is shown, ISO 3166-1.
  markets text[] not null default '{}',
  constraint ad_pkey primary key (workspace_id, origin, post_external_id),
  constraint ad_workspace foreign key (workspace_id) references workspace (id)
);

-- A subscriber starts where a workspace stands now; a new workspace starts at its beginning.
insert into subscriber (workspace_id, name, position) select workspace_id, 'ad.tag', position from event_head;

alter table ad enable row level security;
create policy same_workspace on ad using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
