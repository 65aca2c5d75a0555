-- What an authority changes for itself: its own calendar and ladders go before the ones everybody starts with.
alter table calendar add column authority text;

alter table ladder add column authority text not null default '';

-- The words of notices that an authority has changed, each version a row; without a body the shipped words are back.
create table notice_text (
  authority text not null,
  kind text not null,
  part text not null,
  version integer not null,
  body text,
  saved_by text,
  saved_at timestamptz not null,
  primary key (authority, kind, part, version)
);

-- A contact list between its preview and its application; kept for an hour.
create table import_draft (
  id text primary key,
  authority text not null,
  account text not null,
  rows jsonb not null,
  created_at timestamptz not null
);
