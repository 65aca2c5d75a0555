-- Who may come in, as what, and since when. Passwords are hashed (Argon2id), second factors sealed with a key outside the
-- database, ids of sessions and one-time links kept as hashes only.
create table account (
  id text primary key,
  name text not null,
  email text not null,
  password_hash text,
  totp_sealed text,
  -- The last time step whose code was used: each code counts once.
  totp_step bigint not null default 0,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index account_email on account (lower(email));

-- `authority` is `*` for the whole installation (administrators and coordinators); `unit` says for which unit an officer answers.
create table account_role (
  account text not null references account (id) on delete cascade,
  authority text not null,
  role text not null check (role in ('administrator', 'coordinator', 'officer', 'viewer')),
  unit text not null default '',
  primary key (account, authority, role, unit)
);

create table session (
  id_hash text primary key,
  account text not null references account (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_of_account on session (account);
