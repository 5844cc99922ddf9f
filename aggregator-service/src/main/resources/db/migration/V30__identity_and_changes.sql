-- Answers of models and their baselines to the canary's prompts. They enter no other table: nobody judged them.
create table identity_reading (
    prompt_id   text        primary key,
    run         text        not null,
    question_id text        not null,
    side        text        not null,        -- MODEL or BASELINE
    answer      text,                        -- null where the call failed
    first_token jsonb,                       -- alternatives with probabilities; null where the endpoint does not tell them
    failure     text        not null,        -- why there is no answer; empty where there is one
    answered_at timestamptz not null
);
create index identity_reading_run on identity_reading (run);

-- One comparison of a model with its baseline. Counts are changed in the transaction that inserts the readings.
create table identity_run (
    run         text        primary key,
    model       text        not null,
    revision    text        not null,
    baseline    text        not null,
    prompt_set  text        not null,        -- with the hash of its content
    size        integer     not null,
    partition   integer     not null,        -- where it was last read: its owner decides it and exports the gauges
    answers     integer     not null,
    failed      integer     not null,        -- of them those without an answer
    released_at timestamptz not null,
    expires_at  timestamptz not null,
    decided_at  timestamptz,                 -- null until it is whole or overdue
    state       text,
    reason      text,
    evidence    jsonb
);
create index identity_run_model on identity_run (model, released_at desc, run desc);
create index identity_run_open on identity_run (partition) where decided_at is null;

-- Values that a model's answers carried, each where it came up first. A change marker is one that had another before it.
create table sighting (
    model     text        not null,
    kind      text        not null,          -- revision, served_model, system_fingerprint or instrument
    revision  text        not null,          -- within which the value belongs; empty for kinds that belong to none
    value     text        not null,
    seen_at   timestamptz not null,          -- by the time of the answer
    noted_at  timestamptz not null default now(),
    prompt_id text        not null,
    partition integer     not null,
    primary key (model, kind, revision, value)
);
create index sighting_noted on sighting (model, kind, noted_at);
