/** What Instagram keeps; people there are others than those of Facebook, under ids of their own. */
export const instagramTables = `
  create table if not exists ig_account (id text primary key, page_id text not null unique, username text not null,
    messages_allowed integer not null default 1) strict;
  create table if not exists ig_person (id text primary key, username text not null) strict;
  create table if not exists ig_media (
    seq integer primary key autoincrement, id text not null unique, owner_id text not null, kind text not null,
    caption text not null, url text, tags text, ad_id text, ad_title text, created_at text not null, ended_at text,
    deleted_at text
  ) strict;
  create index if not exists ig_media_owner on ig_media (owner_id, seq);
  create table if not exists ig_comment (
    seq integer primary key autoincrement, id text not null unique, media_id text not null, parent_id text,
    author_id text not null, text text not null, hidden integer not null default 0, created_at text not null,
    deleted_at text, replied_privately_at text
  ) strict;
  create index if not exists ig_comment_media on ig_comment (media_id, seq);
  create table if not exists ig_dm (
    seq integer primary key autoincrement, mid text not null unique, account_id text not null, person_id text not null,
    by_account integer not null, text text not null, attachments text, story text, reply_to text, reaction text,
    created_at text not null, opens_window integer not null, edits integer not null default 0, deleted_at text
  ) strict;
  create table if not exists ig_code (code text primary key, app_id text not null, account_id text not null,
    redirect_uri text not null, scopes text not null, expires_at text not null) strict;
  create table if not exists ig_token (token text primary key, app_id text not null, account_id text not null,
    scopes text not null, issued_at text not null, expires_at text not null, revoked_at text) strict;
  create table if not exists ig_offer (mid text primary key, extras text not null) strict;
  create table if not exists ig_request (account_id text not null, person_id text not null, primary key (account_id, person_id)) strict;
  create index if not exists ig_dm_room on ig_dm (account_id, person_id, seq);
`;
