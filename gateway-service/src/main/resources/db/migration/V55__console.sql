-- Who is signed in to the console. Of tokens only the SHA-256 is kept; a session opens what its key opens, and ends with it.
create table session (
    hash       bytea       primary key,
    key_id     text        not null references api_key,
    expires_at timestamptz not null
);

-- Links that sign in once.
create table sign_in_link (
    hash       bytea       primary key,
    key_id     text        not null references api_key,
    expires_at timestamptz not null
);

-- What people have said about alarms: that somebody looks after one, or that it is to be quiet for a while, and why.
create table alarm_note (
    id         bigint generated always as identity primary key,
    alarm      text        not null,          -- id of the change
    model      text        not null,
    detector   text        not null,
    kind       text        not null,          -- acknowledged or silenced
    reason     text        not null,
    actor      text        not null,
    actor_name text        not null,
    at         timestamptz not null,
    until      timestamptz                    -- of a silence
);
create index alarm_note_model on alarm_note (model, detector, at desc);
create index alarm_note_newest on alarm_note (at desc);
