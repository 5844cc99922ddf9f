-- Which model was deployed under an id, and since when. The first target of a revision has the revision's own name; another
-- target that is registered under an equal revision gets a mark, so that its answers make series of their own.
create table model_revision (
    id          text        primary key,     -- model, slash, number
    model       text        not null references registered_model,
    number      integer     not null,        -- counts the model's changes of revision, from 1
    valid_from  timestamptz not null,
    revision    text        not null,        -- as registered
    effective   text        not null,        -- with mark and sampling overrides; the revision of the answers
    target      text        not null,        -- JSON
    unique (model, number)
);

alter table registered_model add column target_mark text not null default '';
