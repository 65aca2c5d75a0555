-- How an account comes in. Ids of one-time links, recovery codes and the keys of attempts are kept as hashes only.
alter table account add column password_changed_at timestamptz;

-- How the session was opened: `password`, `mail`, `sso`, `setup`, `invitation`.
alter table session add column opened_by text not null default 'password';

-- `setup` makes the first administrator · `invitation` sets a password · `mail` logs in · `second-factor` waits for the code.
create table one_time_link (
  id_hash text primary key,
  purpose text not null check (purpose in ('setup', 'invitation', 'mail', 'second-factor')),
  account text references account (id) on delete cascade,
  -- The browser that asked, as a hash; null: any may use it.
  browser_hash text,
  -- How a second factor that waits was preceded (see `session.opened_by`).
  opened_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_of_account on one_time_link (account, purpose);

create table recovery_code (
  account text not null references account (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account, code_hash)
);

-- Failed attempts to log in, by account and browser, by account, by address; after `free_at` the next one is looked at.
create table login_attempt (
  key_hash text primary key,
  failures integer not null,
  free_at timestamptz not null
);

-- The log is read by authority; a fact names its plan, `{authority}/{slug}/{year}`.
create index audit_scope on audit ((coalesce(body ->> 'authority', split_part(body ->> 'plan', '/', 1), '*')), seq);
