-- One registration of ours may serve several accounts at a network. `external_id` is what the network calls it; what was
-- typed for it is sealed once the network has accepted it, and until then its hook answers already.
alter table app add column external_id text;
alter table app add column settings_enc bytea;
create unique index app_registration on app (workspace_id, network, external_id) where external_id is not null;
