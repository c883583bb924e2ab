-- The second step of signing in: codes of an authenticator app (RFC 6238), and recovery codes for when it is lost.
-- They belong to a login, as the password does, so these tables know no workspace.

create table second_step (
  login_id uuid not null constraint second_step_pkey primary key
    constraint second_step_login references login (id) on delete cascade,
  secret_enc bytea not null,
  key_id text not null,
  started_at timestamptz not null,
  -- Null until a code has shown that the app holds the secret; before that nobody is asked for one.
  confirmed_at timestamptz,
  -- Number of the 30 seconds whose code was used last: only later codes are accepted, so each works once.
  last_step bigint not null default 0
);

create table recovery_code (
  login_id uuid not null constraint recovery_code_login references login (id) on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  constraint recovery_code_pkey primary key (login_id, hash)
);

-- Somebody typed the right password and still owes the second step; it opens nothing by itself.
create table sign_in_challenge (
  token_hash bytea not null constraint sign_in_challenge_pkey primary key,
  login_id uuid not null constraint sign_in_challenge_login references login (id) on delete cascade,
  expires_at timestamptz not null
);
create index sign_in_challenge_by_login on sign_in_challenge (login_id);

alter table workspace add column needs_second_step boolean not null default false;
