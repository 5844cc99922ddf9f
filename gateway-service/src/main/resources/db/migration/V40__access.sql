-- Who may call the API. Of a key only the SHA-256 is kept: with 256 random bits behind it there is nothing to guess.
create table api_key (
    id                  text        primary key,   -- the first 16 hexadecimal digits of the hash; names the key without giving it away
    hash                bytea       not null,
    name                text        not null,      -- for people
    role                text        not null,      -- viewer, operator or admin
    created_at          timestamptz not null,
    created_by          text        not null,      -- id of the actor
    expires_at          timestamptz,               -- null for never
    revoked_at          timestamptz,
    last_used_at        timestamptz,               -- to the minute
    requests_per_minute integer                    -- null for the gateway's default
);

-- What was changed, in the transaction that changed it. No secrets: a model's credential is a name, a key's hash is left out.
create table audit (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null,               -- id of an API key, or the subject of a token
    actor_name text        not null,
    action     text        not null,
    kind       text        not null,               -- model, probe, question-set or key
    subject    text        not null,               -- its id
    before     text,                               -- JSON; null where there was nothing
    after      text                                -- JSON; null where nothing is left
);
create index audit_of_subject on audit (kind, subject, id desc);
