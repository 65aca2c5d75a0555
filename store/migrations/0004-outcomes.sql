-- What becomes of a message after a provider has it, which addresses take nothing, what an administrator must hear of, and how
-- fast each provider may be fed.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in ('claimed', 'sending', 'accepted', 'delivered', 'bounced',
  'deferred', 'refused', 'unknown', 'superseded', 'expired'));
-- `params`: the values of a registered template (Zalo). `provider`: who has it. `ask_at`: when to ask the provider next,
-- `ask_until`: until when its report is waited for. `callback`: what a call-back said; nobody vouches for it.
alter table message
  add column params jsonb,
  add column provider text,
  add column ask_at timestamptz,
  add column ask_until timestamptz,
  add column asks integer not null default 0,
  add column callback jsonb,
  add column reported_at timestamptz,
  -- Put off because the provider was away, whoever it was for.
  add column provider_down boolean not null default false;
create index message_to_ask on message (ask_at) where ask_at is not null;
create index message_by_provider_id on message (message_id);
create index message_of_month on message (authority, channel, sent_at);
-- Ids of units and persons are unique within their authority only.
drop index message_thread;
create index message_thread on message (authority, unit, sent_at, id) where channel = 'email' and sent_at is not null;
drop index message_of_person;
create index message_of_person on message (authority, person, channel, sent_at) where sent_at is not null;

create table suppressed_address (
  channel text not null,
  address text not null,
  reason text not null,
  message bigint references message (id),
  since timestamptz not null,
  primary key (channel, address)
);

-- One row a cause for as long as it lasts: whoever sees it again changes nothing but `seen_at`.
create table alarm (
  cause text primary key,
  raised_at timestamptz not null,
  seen_at timestamptz not null,
  cleared_at timestamptz,
  words text not null,
  mend text not null
);

create table token_bucket (
  name text primary key,
  tokens double precision not null,
  filled_at timestamptz not null
);

-- Logins a provider renews (OAuth): sealed with a key that is not in the database.
create table provider_token (
  name text primary key,
  sealed text not null,
  access_until timestamptz not null,
  refresh_until timestamptz not null
);
