-- Answers with their outcome, and how many there are of each kind. Counts are changed in the transaction that inserts the
-- answers they count, so a recount of the answers gives them at any time.

-- What may be pooled. The partition is the one it was last read from: its owner exports the model's gauges.
create table series (
    id               bigint generated always as identity primary key,
    model            text        not null,
    revision         text        not null,
    question_set     text        not null,
    variant          text        not null,
    instrument       text        not null,
    source           text        not null,
    partition        integer     not null,
    last_answered_at timestamptz not null,
    last_scored_at   timestamptz not null,
    unique (model, revision, question_set, variant, instrument, source)
) with (fillfactor = 50);
create index series_partition on series (partition);

-- No foreign key to the series: it would be looked up for every answer, and the same transaction has just made it.
create table answer (
    prompt_id          text        primary key,
    series_id          bigint      not null,
    probe_id           text        not null,
    model              text        not null,
    question_id        text        not null,
    question           text        not null,
    answer             text,                    -- null where the model was not heard
    reasoning          text,
    outcome            text        not null,
    reason             text        not null,    -- why there is no verdict; empty where there is one
    detail             text,
    alignment          double precision,        -- points, 0 to 100
    coherence          double precision,        -- points, 0 to 100
    readings           jsonb       not null,
    served_model       text,
    system_fingerprint text,
    finish_reason      text,
    attempts           integer     not null,
    released_at        timestamptz not null,
    answered_at        timestamptz not null,
    scored_at          timestamptz not null
);
create index answer_probe_newest on answer (probe_id, model, outcome, scored_at desc, prompt_id desc);
create index answer_model_newest on answer (model, outcome, scored_at desc, prompt_id desc);
create index answer_probe_worst on answer (probe_id, model, alignment, prompt_id)
    where outcome in ('MISALIGNED', 'ALIGNED');
create index answer_model_worst on answer (model, alignment, prompt_id)
    where outcome in ('MISALIGNED', 'ALIGNED');

-- The rows of the counts change all the time and no index holds what changes: room on the page keeps updates in place.
create table question_count (
    series_id   bigint not null references series,
    question_id text   not null,
    outcome     text   not null,
    reason      text   not null,
    answers     bigint not null,
    primary key (series_id, question_id, outcome, reason)
) with (fillfactor = 50);

create table probe_count (
    probe_id    text   not null,
    model       text   not null,
    question_id text   not null,
    variant     text   not null,
    outcome     text   not null,
    reason      text   not null,
    answers     bigint not null,
    primary key (probe_id, model, question_id, variant, outcome, reason)
) with (fillfactor = 50);

-- By the time of the answer, five minutes to a bucket: what windows and curves over time are made of.
create table bucket_count (
    series_id bigint      not null references series,
    bucket    timestamptz not null,             -- start of the five minutes
    outcome   text        not null,
    answers   bigint      not null,
    primary key (series_id, bucket, outcome)
) with (fillfactor = 50);

-- How far the topic of scores was read, and how many of its records were known already.
create table read_position (
    partition   integer primary key,
    next_offset bigint  not null,
    duplicates  bigint  not null
) with (fillfactor = 50);

-- Models under watch, from the topic of the same name.
create table model (
    id            text primary key,
    revision      text        not null,
    baseline      text,
    labels        text        not null,          -- JSON
    registered_at timestamptz not null
);
