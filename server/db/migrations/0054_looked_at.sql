-- What others are to send is read by a second person first, where the policy asks for it.

alter table saved_reply
  -- Over its texts, whom it is for and until when: what a release is bound to.
  add column digest text not null default '',
  -- The same while it may be used; null before it ever was.
  add column released_digest text default '',
  add column released_at timestamptz,
  -- Nobody: it was saved while nobody had to be asked.
  add column released_by uuid,
  -- Who wrote it as it stands, or made the key that did: somebody else releases it.
  add column written_by uuid,
  add constraint saved_reply_released_by foreign key (workspace_id, released_by) references agent (workspace_id, id),
  add constraint saved_reply_written_by foreign key (workspace_id, written_by) references agent (workspace_id, id);
alter table saved_reply alter column released_digest drop default;
create index saved_reply_awaits on saved_reply (workspace_id) where released_digest is distinct from digest;

-- A picture that is to go with a mail that nobody began yet: it belongs to a person.
alter table attachment add column contact_id uuid;
alter table attachment add constraint attachment_contact foreign key (workspace_id, contact_id) references contact (workspace_id, id) on delete cascade;
create index attachment_by_contact on attachment (workspace_id, contact_id) where contact_id is not null;

-- Who took the cover from a picture that a customer sent in private, and when.
create table attachment_look (
  workspace_id uuid not null,
  attachment_id uuid not null,
  -- An agent or an API key.
  viewer_id uuid not null,
  at timestamptz not null,
  constraint attachment_look_pkey primary key (workspace_id, attachment_id, viewer_id),
  constraint attachment_look_attachment foreign key (workspace_id, attachment_id) references attachment (workspace_id, id) on delete cascade
);

-- A picture may be cut for what a person saw in it, and for having come in private: each has its time.
alter table secret add column is_private_picture boolean not null default false;
alter table secret drop constraint secret_once;
alter table secret add constraint secret_once unique nulls not distinct (workspace_id, message_id, attachment_id, is_private_picture);
insert into secret (workspace_id, id, message_id, attachment_id, kinds, found_at, is_private_picture)
select a.workspace_id, gen_random_uuid(), m.id, a.id, array['private_picture'], m.received_at, true
from attachment a join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
where a.kind = 'image' and a.state <> 'gone' and m.direction = 'in' and m.visibility = 'private';

update role set permissions = array_append(permissions, 'picture.look')
  where key in ('owner', 'lead', 'agent') and not 'picture.look' = any(permissions);

do $$
declare
  t text;
begin
  foreach t in array array['attachment_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy same_workspace on %I using (workspace_id = app_workspace()) with check (workspace_id = app_workspace())', t);
  end loop;
end $$;
