-- Mail that came back: its message answered nobody and is shown as a dispatch that failed.
alter table message add column undelivered_at timestamptz;
