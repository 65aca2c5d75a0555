-- The words of the document a draft was read from, as they stood, for whoever checks the one against the other.
create table draft_document (
  draft text primary key references plan_draft (id) on delete cascade,
  -- {"passages": [{"page", "line", "text"}], "tasks": {no: [from, until]}, "notes": []}
  body jsonb not null
);
