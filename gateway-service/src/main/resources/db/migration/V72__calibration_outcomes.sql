-- A run whose calls failed is sent again before its slot ends: what has become of each answer of the newest runs.
alter table calibration add column attempt integer not null default 0;  -- of the last slot's runs, the last
create table calibration_outcome (
    instrument text        not null,  -- of the table calibration
    slot       bigint      not null,
    attempt    integer     not null,
    place      integer     not null,  -- in the gold set
    failed     boolean     not null,  -- whether the judge could not be asked
    heard_at   timestamptz not null,
    primary key (instrument, slot, attempt, place)
);
