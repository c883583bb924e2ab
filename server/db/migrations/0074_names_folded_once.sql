-- Every name is kept folded and stands in one index: a search asked two of them, looked each name of ASCII up in both ways
-- of writing, and a person called Zoë was not found as zoe beside the messages. ASCII folds to its small letters wherever
-- the database stands.
drop index profile_handle_search;
alter table profile drop column folded;
alter table profile add column folded text not null generated always as (
  case when octet_length(handle || name) = length(handle || name) then lower((handle || ' ' || name) collate "C")
    else folded(handle || ' ' || name) end) stored;
create index profile_folded on profile using gin (workspace_id, folded gin_trgm_ops);

-- As before, but only what is known of people is asked for whom they were merged into: their profiles moved with them.
-- Without seqscan: a limited one begins where another left off, so each page of a list would be of other people.
create or replace function find_contacts(starts text, inside text, wanted text, wanted_note text, term text, most int) returns table (id uuid)
  language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  -- As in search_messages.
  ours text := case when has_nearly_all('profile') then '(p.workspace_id = app_workspace()) is true' else 'p.workspace_id = app_workspace()' end;
  named text := case when starts = inside then 'p.folded like $1' else 'p.folded like $1 or p.folded like $2' end;
begin
  -- Where a name may begin in the middle of another.
  if unspaced_pairs(term) <> '{}' then
    named := named || ' or (octet_length(p.handle || p.name) > length(p.handle || p.name) and unspaced_pairs(p.name) @> unspaced_pairs($5))';
  end if;
  return query execute format('
  with recursive known as materialized (
    (select k.id from contact k where k.workspace_id = app_workspace() and k.tokens <> ''''::tsvector and k.tokens @@ $3::tsquery limit $6)
    union
    (select n.contact_id from contact_note n where n.workspace_id = app_workspace() and n.removed_at is null
      and n.tokens @@ $4::tsquery limit $6)
  ), up as (
    -- What was known of a merged one belongs to the one it was merged into.
    select k.id, k.merged_into from known cross join lateral (
      select c.id, c.merged_into from contact c where c.workspace_id = app_workspace() and c.id = known.id offset 0
    ) k
    union all
    select k.id, k.merged_into from up cross join lateral (
      select c.id, c.merged_into from contact c where c.workspace_id = app_workspace() and c.id = up.merged_into offset 0
    ) k where up.merged_into is not null
  )
  select found.id from (
    (select p.contact_id as id from profile p where %s and p.contact_id is not null and (%s) limit $6)
    union
    select up.id from up where up.merged_into is null
  ) found limit $6', ours, named)
    using starts, inside, wanted, wanted_note, term, most;
end $$;

-- Customers by a part of their handle or name, within reach. Term and pattern are folded, the pattern is for like and escaped
-- by the caller.
create or replace function search_profiles(
  term text, pattern text, reach_all boolean, reach_teams uuid[], reach_agent uuid, reach_unclaimed boolean, most int
) returns table (id uuid)
  language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  ours text := case when has_nearly_all('profile') then '(p.workspace_id = app_workspace()) is true' else 'p.workspace_id = app_workspace()' end;
begin
  return query execute format('
  with hit as materialized (
    select p.id, similarity(p.folded, $1) as likeness, p.seen_at from profile p where %s and p.folded like $2 limit 1000
  )
  select h.id from hit h
  where $3 or exists (
    select from conversation c where c.workspace_id = app_workspace() and c.profile_id = h.id
      and (c.team_id = any($4) or c.assignee_id = $5 or ($6 and c.assignee_id is null and c.team_id is null)))
  order by h.likeness desc, h.seen_at desc, h.id limit $7', ours)
    using term, pattern, reach_all, reach_teams, reach_agent, reach_unclaimed, most;
end $$;
