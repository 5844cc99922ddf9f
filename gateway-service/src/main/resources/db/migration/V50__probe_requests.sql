-- Requests that started a probe and may come again; a row is as durable as its probe, and is forgotten after a time.
create table idempotency_key (
    actor      text        not null,         -- whose key: what one caller chooses is nothing to another
    key        text        not null,
    body       text        not null,         -- SHA-256 of the request
    probe_id   text        not null references probe deferrable initially deferred,
    created_at timestamptz not null,
    primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- What callers tell probes apart by, each as name=value.
alter table probe
    add column labels   varchar[] not null default '{}',
    add column priority integer   not null default 0;
create index probe_labels on probe using gin (labels);
