-- The ids of pushed answers, so that an answer counts once whatever time, replica or day a repeated push comes with. Both hashes
-- are the first 128 bits of a SHA-256; the text's hash covers what is left of the text after redaction.
create table pushed_answer (
    id           uuid        primary key,     -- of model, colon and the caller's id
    text         uuid        not null,        -- of conversation and answer
    answered_at  timestamptz not null,        -- the time in the first push, which decides the day of the answer
    pushed_at    timestamptz not null,
    leased_until timestamptz                  -- null once the broker has the answer; until then only one push may send it
) with (fillfactor = 85);
create index pushed_answer_age on pushed_answer using brin (pushed_at);
