-- Our own matters by the month in which they began and the course they took, counted beforehand: counting them anew reads
-- every message of the months compared. A month that was counted has a row for each course, also for none.
create table own_figure (
  workspace_id uuid not null constraint own_figure_workspace references workspace (id) on delete cascade,
  -- Its first day.
  month date not null constraint own_figure_month check (extract(day from month) = 1),
  course text not null constraint own_figure_course check (course in ('public', 'went_private', 'private')),
  matters int not null,
  resolved int not null,
  exchanges int not null,
  public_exchanges int not null,
  counted_at timestamptz not null,
  constraint own_figure_pkey primary key (workspace_id, month, course)
);
alter table own_figure enable row level security;
create policy same_workspace on own_figure using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
