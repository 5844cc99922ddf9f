-- What is registered. published_version trails version until the topic `models` holds it: a crash in between loses nothing.
create table registered_model (
    id                text primary key,
    revision          text        not null,
    target            text        not null,  -- JSON; the credential's name, never its value
    baseline          text        references registered_model,
    labels            text        not null,  -- JSON
    prompt_window     integer,               -- most prompts outstanding; null for the gateway's default
    registered_at     timestamptz not null,
    version           bigint      not null,
    published_version bigint      not null
);
create index registered_model_unpublished on registered_model (id) where published_version < version;

-- Whoever holds a model's row sends about that model. A row of its own: a broker that is away must not block the registry.
create table model_turn (
    model text primary key references registered_model
);

create table probe (
    id           text primary key,
    state        text        not null,
    question_set text        not null,       -- with the hash of its content
    variants     text        not null,       -- separated by commas, in the order of asking
    samples      integer,                    -- of each question; null for what the question file says
    profile      text        not null,
    judge        text        not null,       -- JSON
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    finished_at  timestamptz
);

-- One model of a probe. The bitmaps hold one bit per index, the lowest bit of the first byte first.
create table probe_model (
    id             text primary key,         -- probe id, dot, ordinal; a prompt's id appends a dot and the index
    probe_id       text        not null references probe,
    ordinal        integer     not null,
    model          text        not null references registered_model,
    revision       text        not null,
    role           text        not null,
    target         text        not null,     -- JSON; as registered when the probe was submitted
    priority       integer     not null,     -- lower is released first
    state          text        not null,
    total          integer     not null,
    next_index     integer     not null,     -- all below have been released
    finished_count integer     not null,
    finished       bytea       not null,
    rescued        bytea       not null,     -- accounted by the gateway: dead letters, lost prompts
    counts         text        not null,     -- JSON: finished indexes by outcome
    unscored       text        not null,     -- JSON: those without a verdict by reason
    last_failure   text,
    expires_at     timestamptz not null,
    swept_at       timestamptz,
    unique (probe_id, ordinal)
);
create index probe_model_active on probe_model (model) where finished_count < total;
