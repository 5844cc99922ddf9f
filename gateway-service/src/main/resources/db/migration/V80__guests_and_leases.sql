-- A probe with a lease is cancelled if its client does not renew it; null for a probe that needs no client.
alter table probe
    add column lease_seconds integer,
    add column lease_until   timestamptz;
create index probe_lease on probe (lease_until) where finished_at is null and lease_until is not null;
