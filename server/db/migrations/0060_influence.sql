-- How often a post was seen, where its network says so, and when its likes and views were read.
alter table message add column views bigint;
alter table message add column figures_at timestamptz;
-- When the network last told how many follow.
alter table profile add column followers_at timestamptz;
update profile set followers_at = seen_at where followers is not null;

create index message_figures_of_profile on message (workspace_id, profile_id, occurred_at desc) where figures_at is not null;
