-- What grows may be a product as well as a theme.

-- The key of its product; null for none known.
alter table counted_message add column product text;
alter table term_count drop constraint term_count_kind,
  add constraint term_count_kind check (kind in ('all', 'theme', 'product', 'phrase'));
alter table quiet_term drop constraint quiet_term_kind,
  add constraint quiet_term_kind check (kind in ('theme', 'product', 'phrase'));
alter table emerging add column products text[] not null default '{}';
