-- The first e-mail of a unit is looked up for every message; a message has one link.
create index message_thread on message (unit, sent_at, id) where channel = 'email' and state = 'accepted';
drop index link_of_message;
create unique index link_of_message on link (message);
