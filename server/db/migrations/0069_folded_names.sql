-- The index of folded names is asked first and each name it finds is compared after it: folding two thousand names anew
-- took longer than all the rest of a search. Names of ASCII stand in profile_handle_search already.
alter table profile add column folded text
  generated always as (case when octet_length(handle || name) > length(handle || name) then folded(handle || ' ' || name) end) stored;
drop index profile_folded;
create index profile_folded on profile using gin (workspace_id, folded gin_trgm_ops) where folded is not null;

-- As before, by the folded name that is kept; and each of those found is looked up too.
create or replace function find_contacts(starts text, inside text, wanted text, wanted_note text, term text, most int) returns table (id uuid)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with recursive hit as materialized (
    (select p.contact_id as id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and (p.handle || ' ' || p.name ilike starts or p.handle || ' ' || p.name ilike inside) limit most)
    union
    (select p.contact_id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and p.folded is not null and (p.folded like starts or p.folded like inside) limit most)
    union
    (select p.contact_id from profile p where unspaced_pairs(term) <> '{}' and p.workspace_id = app_workspace() and p.contact_id is not null
      and octet_length(p.handle || p.name) > length(p.handle || p.name) and unspaced_pairs(p.name) @> unspaced_pairs(term) limit most)
    union
    (select k.id from contact k where k.workspace_id = app_workspace() and k.tokens <> ''::tsvector and k.tokens @@ wanted::tsquery limit most)
    union
    (select n.contact_id from contact_note n where n.workspace_id = app_workspace() and n.removed_at is null
      and n.tokens @@ wanted_note::tsquery limit most)
  ), up as (
    -- What was known of a merged one belongs to the one it was merged into.
    select k.id, k.merged_into from hit cross join lateral (
      select c.id, c.merged_into from contact c where c.workspace_id = app_workspace() and c.id = hit.id offset 0
    ) k
    union all
    select k.id, k.merged_into from up cross join lateral (
      select c.id, c.merged_into from contact c where c.workspace_id = app_workspace() and c.id = up.merged_into offset 0
    ) k where up.merged_into is not null
  )
  select distinct up.id from up where up.merged_into is null limit most;
end $$;
