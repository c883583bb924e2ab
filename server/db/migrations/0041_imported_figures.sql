-- What the team counts elsewhere (phone, mail, tickets), a row a way and month, to be compared with our own conversations.
create table imported_figure (
  workspace_id uuid not null constraint imported_figure_workspace references workspace (id) on delete cascade,
  way text not null constraint imported_figure_way check (way in ('phone', 'mail', 'ticket', 'chat', 'shop', 'other')),
  -- Its first day.
  month date not null constraint imported_figure_month check (extract(day from month) = 1),
  matters int not null constraint imported_figure_matters check (matters >= 0),
  resolved int not null constraint imported_figure_resolved check (resolved between 0 and matters),
  -- Answers and calls of ours, all together.
  exchanges int not null constraint imported_figure_exchanges check (exchanges >= 0),
  imported_at timestamptz not null,
  agent_id uuid,
  constraint imported_figure_pkey primary key (workspace_id, way, month),
  constraint imported_figure_agent foreign key (workspace_id, agent_id) references agent (workspace_id, id)
);
alter table imported_figure enable row level security;
create policy same_workspace on imported_figure using (workspace_id = app_workspace()) with check (workspace_id = app_workspace());
