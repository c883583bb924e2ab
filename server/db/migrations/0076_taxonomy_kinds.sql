-- The taxonomy tells intents and products apart from themes.

-- Of what kind the entry is that past messages get.
alter table relabel add column kind text not null default 'theme'
  constraint relabel_kind check (kind in ('theme', 'intent', 'product'));

-- A taxonomy holds entries, each of its kind; those there are, are themes.
update policy set body = (body - 'themes') || jsonb_build_object('entries', (
    select coalesce(jsonb_agg(jsonb_build_object('kind', 'theme') || t.entry order by t.n), '[]')
    from jsonb_array_elements(body -> 'themes') with ordinality as t (entry, n)))
where kind = 'taxonomy' and body ? 'themes';
