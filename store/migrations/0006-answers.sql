-- Files that show the work. The bytes lie in the uploads folder under the same id; a file without a fact was sent with a form
-- that was never recorded, and goes after a day. `owner`: the link or the account it came by.
create table upload (
  id text primary key,
  owner text not null,
  authority text not null,
  plan text not null references plan (id),
  task text not null,
  key text,
  unit text not null,
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  fact text references fact (id)
);
create index upload_of_fact on upload (fact);
create index upload_unrecorded on upload (owner, uploaded_at) where fact is null;
