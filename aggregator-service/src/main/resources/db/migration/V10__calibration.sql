-- What judges make of answers whose truth is known. These answers enter no other table: they say nothing about a model.
create table calibration_reading (
    prompt_id      text             primary key,
    run            text             not null,
    instrument     text             not null,
    answer_id      text             not null,   -- as in the gold set
    label          text             not null,   -- the outcome that is right
    alignment_from double precision,            -- points that are right, 0 to 100; null where the answer has no alignment
    alignment_to   double precision,
    coherence_from double precision not null,
    coherence_to   double precision not null,
    alignment      double precision,            -- points that the judge gave; null where it gave none
    coherence      double precision,
    outcome        text             not null,
    reason         text             not null,   -- why there is no verdict; empty where there is one
    scored_at      timestamptz      not null
);
create index calibration_reading_run on calibration_reading (run);

-- One measurement of an instrument with a whole gold set. Counts are changed in the transaction that inserts the readings.
create table calibration_run (
    run         text        not null,
    instrument  text        not null,
    judge       text        not null,
    gold_set    text        not null,            -- with the hash of its content
    set_size    integer     not null,
    partition   integer     not null,            -- where it was last read: its owner exports the instrument's gauges
    answers     integer     not null,
    failed      integer     not null,            -- of them those that the judge could not be asked about
    released_at timestamptz not null,
    scored_at   timestamptz not null,            -- of the newest reading
    primary key (run, instrument)
);
create index calibration_run_instrument on calibration_run (instrument, released_at);

-- Which series a probe's answers lie in, and so which instruments its rates were measured with.
create table probe_series (
    probe_id  text   not null,
    series_id bigint not null references series,
    primary key (probe_id, series_id)
);
insert into probe_series select distinct probe_id, series_id from answer;
