-- A new year's plan while it is being prepared: its words as they stand, what they mean, and what was answered. Several at once.
create table plan_draft (
  id text primary key,
  authority text not null,
  -- Where it came from: {"kind": "file", "name"} or {"kind": "copy", "from", "schedules", "kept"}.
  origin jsonb not null,
  text text not null,
  body jsonb not null,
  -- By question: what was answered and what was left for later.
  answers jsonb not null default '{}',
  -- Counts changes: a page that was opened before one is refused.
  version integer not null default 1,
  by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- What the messages below were computed for, and when.
  rehearsed_for text,
  rehearsed_at timestamptz
);
create index plan_draft_of_authority on plan_draft (authority);

-- Every message of the draft's year if nobody answers.
create table rehearsed_message (
  draft text not null references plan_draft (id) on delete cascade,
  place integer not null,
  at timestamptz not null,
  unit text not null,
  person text not null,
  channel text not null,
  kinds jsonb not null,
  subject text not null,
  text text not null,
  segments integer not null,
  primary key (draft, place)
);

-- Which account put a version of a plan into force, and why; null: the command line.
alter table plan_version add column by text;
alter table plan_version add column reason text;
