-- Answers and counts of a deleted model stay, and more may be on their way; its metrics do not come back. Models that were never
-- registered are not in here.
create table deleted_model (
    id         text        primary key,
    deleted_at timestamptz not null
);
