-- Continuous monitoring. Whoever runs a schedule holds its row, and moves it to its next slot in the transaction that makes the probes.
create table schedule (
    id           text        primary key,
    spec         text        not null,       -- JSON
    enabled      boolean     not null,
    anchor       timestamptz not null,       -- intervals are counted from here
    slot         timestamptz not null,       -- the next run's time before jitter
    next_at      timestamptz not null,
    position     bigint      not null,       -- strata asked so far: where the next run goes on
    last_at      timestamptz,
    last_probes  text        not null,       -- ids, separated by commas
    last_problem text                        -- why the last run asked less than it should; null where it did not
);
create index schedule_due on schedule (next_at) where enabled;

-- A schedule's next run begins with the sample at which the last one ended, so that it goes through all wordings.
alter table probe add column first_sample integer not null default 0;
