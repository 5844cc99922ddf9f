-- What the judge service found about each judge, by all that its check depends on.
create table judge_check (
    id         text        primary key,  -- hash of address, model, credential, headers and query
    judge      text        not null,     -- JSON of the target
    state      text,                     -- FIT, UNSEEN, UNFIT or UNKNOWN; null before the first check
    reason     text        not null default '',
    asked_at   timestamptz,              -- when a check was last sent
    checked_at timestamptz               -- when a check last ended
);

-- The ids of instruments hold more than they did, so these rows name instruments that exist no more. Used ones come back.
delete from calibration;
delete from calibration_outcome;
