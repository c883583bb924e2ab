-- Most installations have one workspace. An index of words that also holds the workspace is then asked for all of it: the
-- list of four million messages was read to the end beside those of two words with fifty thousand each.

-- Whether this workspace has nearly all rows of that table, as far as the planner has counted them. Then the others' rows
-- are so few that an index is better asked without the workspace and each row that it finds for it.
create function has_nearly_all(of name) returns boolean language sql stable set search_path = public as $$
  select exists (
    select from pg_stats s, unnest(s.most_common_vals::text::uuid[], s.most_common_freqs) as counted (workspace_id, share)
    where s.schemaname = 'public' and s.tablename = of and s.attname = 'workspace_id'
      and counted.workspace_id = app_workspace() and counted.share > 0.9)
$$;

-- As before, but for that; and a conversation is looked up only where something is asked of it.
create or replace function search_messages(
  wanted text, profiles uuid[], networks text[], since timestamptz, until timestamptz, visibilities text[], has text[], statuses text[],
  assignees uuid[], with_unassigned boolean, tags uuid[], reach_all boolean, reach_teams uuid[], reach_agent uuid, reach_unclaimed boolean,
  before_at timestamptz, before_id uuid, most int, walk int, days int[]
) returns table (id uuid, conversation_id uuid, occurred_at timestamptz)
  language plpgsql stable security definer set search_path = public set work_mem = '64MB' as $$
declare
  -- What is behind "is true" reaches no index. The walk and the messages of some people need theirs.
  ours text := case when walk is null and profiles is null and has_nearly_all('message')
    then '(m.workspace_id = app_workspace()) is true' else 'm.workspace_id = app_workspace()' end;
  place text := ours || ' and m.conversation_id is not null';
  fits text := 'true';
  asked text := '';
  hits text;
begin
  if since is not null then place := place || ' and m.occurred_at >= $4'; end if;
  if until is not null then place := place || ' and m.occurred_at < $5'; end if;
  if before_at is not null then place := place || ' and (m.occurred_at, m.id) < ($15, $16)'; end if;
  if wanted is not null then fits := fits || ' and m.tokens @@ $1'; end if;
  if days is not null then fits := fits || ' and message_day(m.occurred_at) = any($18)'; end if;
  if profiles is not null then fits := fits || ' and m.profile_id = any($2)'; end if;
  if visibilities is not null then
    fits := fits || ' and case when m.visibility = ''private'' then ''private'' else ''public'' end = any($6)';
  end if;
  if 'link' = any(has) then fits := fits || ' and m.text ~* ''https?://'''; end if;
  if has && array['image', 'video', 'audio', 'file'] then
    asked := asked || ' and exists (select from attachment a where a.workspace_id = app_workspace() and a.message_id = h.id and a.kind = any($7))';
  end if;
  if networks is not null then
    asked := asked || ' and exists (select from profile p where p.workspace_id = c.workspace_id and p.id = c.profile_id and p.network = any($3))';
  end if;
  if statuses is not null then asked := asked || ' and c.status = any($8)'; end if;
  if assignees is not null or with_unassigned then
    asked := asked || ' and (c.assignee_id = any($9) or ($10 and c.assignee_id is null))';
  end if;
  if tags is not null then
    asked := asked || ' and exists (select from conversation_tag t where t.workspace_id = c.workspace_id and t.conversation_id = c.id and t.tag_id = any($11))';
  end if;
  if not reach_all then
    asked := asked || ' and (c.team_id = any($12) or c.assignee_id = $13 or ($14 and c.assignee_id is null and c.team_id is null))';
  end if;
  if asked <> '' then asked := 'join conversation c on c.workspace_id = app_workspace() and c.id = h.conversation_id where true' || asked; end if;

  if walk is null then
    hits := format('select m.id, m.conversation_id, m.occurred_at from message m where %s and %s', place, fits);
  else
    hits := format('select m.id, m.conversation_id, m.occurred_at from (
        select m.id, m.conversation_id, m.occurred_at, m.profile_id, m.visibility, m.text, m.tokens from message m
        where %s order by m.occurred_at desc, m.id desc limit %s) m where %s', place, walk, fits);
  end if;
  return query execute format('
    with hit as materialized (%s)
    select h.id, h.conversation_id, h.occurred_at from hit h %s order by h.occurred_at desc, h.id desc limit $17', hits, asked)
    using wanted::tsquery, profiles, networks, since, until, visibilities, has, statuses, assignees, with_unassigned, tags,
      reach_teams, reach_agent, reach_unclaimed, before_at, before_id, most, days;
end $$;
