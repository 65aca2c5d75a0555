-- What other programs need: keys that may ask, what was answered to each act, events on their way out, calendar feeds.

-- Only a key's hash is kept. `capacities`: in what roles it may say facts; `units`: for which units (empty: all).
create table api_key (
  id text primary key,
  authority text not null,
  name text not null,
  secret_hash text not null,
  scopes text[] not null,
  capacities text[] not null,
  units text[] not null,
  created_by text,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of_authority on api_key (authority, created_at);

-- An act is answered once: a repeat gets the same answer. Without `status` it is under way until `lease_until`.
create table api_act (
  key text not null references api_key (id),
  idempotency_key text not null,
  request_hash text not null,
  lease_until timestamptz not null,
  status integer,
  body text,
  at timestamptz not null,
  primary key (key, idempotency_key)
);

create table webhook (
  id text primary key,
  authority text not null,
  url text not null,
  events text[] not null,
  secret_sealed text not null,
  created_by text,
  created_at timestamptz not null,
  -- Switched off after too many failures, or by hand; what waits then waits on, nothing more is added.
  off_at timestamptz,
  removed_at timestamptz
);
create index webhook_of_authority on webhook (authority) where removed_at is null;

-- An event for one webhook, written in the transaction of what it tells. Sent in the order of `id`, one after the other.
create table webhook_delivery (
  id bigint generated always as identity primary key,
  webhook text not null references webhook (id),
  event text not null,
  about jsonb not null,
  at timestamptz not null default now(),
  attempt integer not null default 0,
  not_before timestamptz,
  lease_until timestamptz,
  tried_at timestamptz,
  delivered_at timestamptz,
  -- What came of the last try: the status of the answer, or a code.
  outcome text
);
create index webhook_delivery_waiting on webhook_delivery (webhook, id) where delivered_at is null;
create index webhook_delivery_of_webhook on webhook_delivery (webhook, id);

create function tell_webhooks(the_authority text, the_event text, the_body jsonb) returns void language plpgsql as $$
begin
  insert into webhook_delivery (webhook, event, about)
    select id, the_event, the_body from webhook
    where authority = the_authority and the_event = any(events) and off_at is null and removed_at is null;
  if found then
    perform pg_notify('dondoc_webhook', '');
  end if;
end $$;

-- Ids, dates and codes only, as in the workflow: no text, no name, no address.
create function tell_of_fact() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(split_part(new.plan, '/', 1), 'fact.recorded', jsonb_build_object('plan', new.plan, 'id', new.id,
    'seq', new.seq, 'kind', new.kind, 'task', new.task, 'key', new.key, 'unit', new.unit, 'actor', new.actor, 'at', new.at)
    || jsonb_strip_nulls(new.data));
  return null;
end $$;
create trigger fact_tells_webhooks after insert on fact for each row execute function tell_of_fact();

create function tell_of_escalation() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(new.authority, 'escalation.posted', jsonb_build_object('plan', new.plan, 'notice', new.key, 'kind', new.kind,
    'rung', new.data -> 'rung', 'to', jsonb_build_object('unit', new.data -> 'to' -> 'unit', 'as', new.data -> 'to' -> 'as'),
    'items', new.data -> 'items', 'at', new.at));
  return null;
end $$;
create trigger escalation_tells_webhooks after insert on notice for each row
  when (new.kind in ('escalation', 'leadership')) execute function tell_of_escalation();

create function tell_of_plan() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(new.authority, case new.state when 'closed' then 'plan.closed' else 'plan.started' end,
    jsonb_build_object('plan', new.id, 'state', new.state));
  return null;
end $$;
create trigger plan_tells_webhooks after update of state on plan for each row
  when (new.state is distinct from old.state
    and (new.state = 'closed' or (new.state = 'running' and old.state in ('draft', 'issued'))))
  execute function tell_of_plan();

create function tell_of_message() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(new.authority, 'message.undeliverable', jsonb_build_object('message', new.id, 'state', new.state,
    'channel', new.channel, 'unit', new.unit, 'person', new.person));
  return null;
end $$;
create trigger message_tells_webhooks after update of state on message for each row
  when (new.state is distinct from old.state and new.state in ('bounced', 'refused')) execute function tell_of_message();

-- A calendar feed of a unit or of a plan. Its address holds a token that is written nowhere.
create table feed (
  id text primary key,
  kid text not null,
  authority text not null,
  unit text,
  plan text references plan (id),
  created_by text,
  created_at timestamptz not null,
  revoked_at timestamptz,
  check ((unit is null) <> (plan is null))
);
create index feed_of_authority on feed (authority, created_at);
