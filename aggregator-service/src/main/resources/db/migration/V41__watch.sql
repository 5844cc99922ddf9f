-- What the detectors know of a series. The open rounds change with every answer, the detectors when a round closes: columns that
-- do not change are not written again.
create table watch (
    series_id        bigint           primary key references series,
    version          bigint           not null,       -- fences off an instance that has lost the partition
    place            bigint           not null,       -- answers up to this one have been seen
    questions        text             not null,       -- JSON: ids in the order of the detectors
    open_rounds      bytea            not null,
    detectors        bytea            not null,
    reference        text,                            -- JSON: what counts as normal; null before it is known
    reference_due    bigint           not null,       -- the place from which on a better one is looked for
    last_released_at timestamptz      not null,
    alarmed          boolean          not null,       -- some alarm is not quiet
    summary          text             not null,       -- JSON: alarm and evidence of each kind
    misaligned_days  double precision not null        -- evidence of the kind that pages
) with (fillfactor = 50);
create index watch_alarmed on watch (series_id) where alarmed;

-- What the detectors were told besides answers: with it a rebuild gives the same state.
create table watch_told (
    number    bigint generated always as identity primary key,
    series_id bigint      not null references series,
    place     bigint      not null,                   -- told with the answer at this place
    reference text,                                   -- JSON; null where the series' alarms were ended
    at        timestamptz not null
);
create index watch_told_series on watch_told (series_id, number);

-- Every change of an alarm, with its evidence as it was sent.
create table alarm_change (
    number     bigint generated always as identity primary key,
    id         text        not null unique,
    series_id  bigint      references series,         -- null for alarms about a model, such as its identity
    model      text        not null,
    detector   text        not null,
    from_state text        not null,
    to_state   text        not null,
    event      text        not null,                  -- JSON
    at         timestamptz not null,
    published  boolean     not null
);
create index alarm_change_model on alarm_change (model, number);
create index alarm_change_series on alarm_change (series_id, detector, number);
create index alarm_change_identity on alarm_change (model, number) where series_id is null;
create index alarm_change_unpublished on alarm_change (number) where not published;
