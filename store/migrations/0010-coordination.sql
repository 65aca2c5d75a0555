-- What the pages of the coordinating office ask for: how often a lead was reminded of one occurrence, the messages of an
-- authority and of a unit, the newest first, and what reached nobody.
create index notice_to_lead on notice (plan, (data #>> '{items,0,task}'), (data #>> '{items,0,key}'))
  where kind in ('reminder', 'quota', 'report-due', 'due', 'overdue');
create index message_of_authority on message (authority, id);
create index message_of_unit on message (authority, unit, id);
create index delivery_failed on delivery (authority, changed_at) where state = 'undeliverable';
