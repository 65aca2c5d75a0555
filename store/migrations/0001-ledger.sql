-- Everything a plan is and everything people said and were told. Versions are rows: nothing that ran is overwritten.

create table setting (
  name text primary key,
  value jsonb not null
);

create table authority (
  id text not null,
  version integer not null,
  body jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (id, version)
);

create table calendar (
  version text primary key,
  position integer not null unique,
  body jsonb not null,
  saved_at timestamptz not null default now()
);

create table ladder (
  id text not null,
  version integer not null,
  body jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (id, version)
);

create table plan (
  id text primary key,
  authority text not null,
  year integer not null,
  version integer not null,
  state text not null default 'draft' check (state in ('draft', 'issued', 'running', 'paused', 'closed')),
  started_at timestamptz,
  -- The working day up to which everything has been told, and the fact up to which everything has been answered.
  handled_on date,
  noticed_seq integer not null default 0,
  fact_seq integer not null default 0,
  calendar_version text not null references calendar (version),
  ladder text not null,
  created_at timestamptz not null default now()
);

create table plan_version (
  plan text not null references plan (id),
  version integer not null,
  body jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (plan, version)
);

create table fact (
  id text primary key,
  plan text not null references plan (id),
  seq integer not null,
  kind text not null,
  task text,
  key text,
  unit text,
  actor text not null,
  by text,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  data jsonb not null,
  text text,
  evidence jsonb,
  signalled_at timestamptz,
  unique (plan, seq)
);
create index fact_unsignalled on fact (plan, seq) where signalled_at is null;

create table audit (
  seq bigint primary key,
  at timestamptz not null default now(),
  action text not null,
  body jsonb not null,
  prev text not null,
  hash text not null unique
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit table is append-only';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_not_truncated before truncate on audit for each statement execute function refuse_change();

create table notice (
  key text primary key,
  plan text not null references plan (id),
  authority text not null,
  kind text not null,
  moment_on date not null,
  at timestamptz not null,
  valid_until timestamptz not null,
  data jsonb not null
);
create index notice_of_plan on notice (plan, kind);

create table message (
  id bigint generated always as identity primary key,
  authority text not null,
  person text not null,
  unit text not null,
  channel text not null,
  address text not null,
  state text not null check (state in ('claimed', 'sending', 'accepted', 'deferred', 'refused', 'unknown', 'superseded', 'expired')),
  attempt integer not null default 0,
  unknowns integer not null default 0,
  claimed_by text,
  lease_until timestamptz,
  not_before timestamptz,
  message_id text not null,
  thread text,
  subject text not null,
  text text not null,
  html text not null,
  segments integer not null default 0,
  provider_ref text,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index message_to_do on message (not_before) where state in ('claimed', 'sending', 'deferred', 'unknown');
create index message_of_person on message (person, channel, created_at);

create table delivery (
  notice text not null references notice (key),
  person text not null,
  channel text not null,
  authority text not null,
  state text not null default 'open' check (state in ('open', 'told', 'superseded', 'expired', 'undeliverable')),
  message bigint references message (id),
  changed_at timestamptz,
  primary key (notice, person, channel)
);
create index delivery_open on delivery (authority, person, channel) where state = 'open';
create index delivery_of_message on delivery (message);

create table link (
  id text primary key,
  kid text not null,
  purpose text not null,
  message bigint not null references message (id),
  unit text not null,
  person text not null,
  epoch integer not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  code_hash text not null
);
create index link_of_message on link (message);
create index link_of_code on link (code_hash);
