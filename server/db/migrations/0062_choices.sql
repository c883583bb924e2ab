-- What a draft offers its reader to choose from, in the order in which it will stand there.
alter table draft add column choices text[] not null default '{}';
