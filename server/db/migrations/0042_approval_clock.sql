-- An approval's own clock: by when somebody decides, and what it still has to tell until then.

alter table approval add column due_at timestamptz;
-- Who can decide is reminded then; null for never.
alter table approval add column warn_at timestamptz;
-- When it next tells somebody; null once all is told.
alter table approval add column fires_at timestamptz;
-- What was asked for before had no clock but its end.
update approval set due_at = expires_at;
alter table approval alter column due_at set not null;
create index approval_fires on approval (workspace_id, fires_at) where state = 'asked' and fires_at is not null;

-- When each workspace next has an approval that tells somebody or that ends.
create or replace function find_approval_moments() returns table (workspace_id uuid, fires_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select w.id, least(ending.at, telling.at) from workspace w
  left join lateral (
    select a.expires_at as at from approval a where a.workspace_id = w.id and a.state = 'asked' order by a.expires_at limit 1
  ) ending on true
  left join lateral (
    select a.fires_at as at from approval a
    where a.workspace_id = w.id and a.state = 'asked' and a.fires_at is not null order by a.fires_at limit 1
  ) telling on true
  where coalesce(ending.at, telling.at) is not null
$$;
