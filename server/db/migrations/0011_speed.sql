-- What a million conversations showed.

-- One for both orders by influence. Of plain columns: an expression such as coalesce() bounds no index behind a policy.
drop index profile_by_followers;
drop index profile_by_influence;
create index profile_by_influence on profile (workspace_id, followers desc, id desc);

-- Few are marked unread by hand; without this all that was ever read is looked through for them.
create index conversation_read_unread on conversation_read (workspace_id, agent_id, conversation_id) where is_unread;

-- The stage of a conversation is that of its newest message: with it in the index, a filter by stage reads no message.
drop index message_by_conversation;
create index message_by_conversation on message (workspace_id, conversation_id, occurred_at, received_seq) include (visibility);

-- What is frequent alone and seldom with the rest of what is asked has hundreds of thousands of hits to keep in mind.
alter function search_messages(text, uuid[], text[], timestamptz, timestamptz, text[], text[], text[], uuid[], boolean, uuid[],
  boolean, uuid[], uuid, boolean, timestamptz, uuid, int, int, int[]) set work_mem = '64MB';

-- As before, but each merged contact is looked up: a planner that expects many of them reads every contact there is.
create or replace function find_contacts(starts text, inside text, wanted text, wanted_note text, term text, most int) returns table (id uuid)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with recursive hit as materialized (
    (select p.contact_id as id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and (p.handle || ' ' || p.name ilike starts or p.handle || ' ' || p.name ilike inside) limit most)
    union
    (select p.contact_id from profile p where p.workspace_id = app_workspace() and p.contact_id is not null
      and octet_length(p.handle || p.name) > length(p.handle || p.name)
      and (folded(p.handle || ' ' || p.name) like starts or folded(p.handle || ' ' || p.name) like inside) limit most)
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
    select k.id, k.merged_into from hit join contact k on k.workspace_id = app_workspace() and k.id = hit.id
    union all
    select k.id, k.merged_into from up cross join lateral (
      select c.id, c.merged_into from contact c where c.workspace_id = app_workspace() and c.id = up.merged_into offset 0
    ) k where up.merged_into is not null
  )
  select distinct up.id from up where up.merged_into is null limit most;
end $$;
