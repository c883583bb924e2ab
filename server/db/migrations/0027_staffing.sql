-- Who might have worked when and could what, where a simulation tries that.

alter table simulation add column staffing jsonb;
