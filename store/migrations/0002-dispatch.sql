-- How often a message was put off (attempts count more: a fault of our own burns none), what its text says (notices with
-- their number of items), and facts by task for the last look before sending.
alter table message add column deferrals integer not null default 0;
alter table message add column says jsonb not null default '[]';
create index fact_of_task on fact (plan, task);
