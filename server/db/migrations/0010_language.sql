-- The language in which a person reads the screen; it may differ from the locale, which dates and numbers follow.
alter table agent add column language text not null default 'en' constraint agent_language_length check (length(language) <= 35);
