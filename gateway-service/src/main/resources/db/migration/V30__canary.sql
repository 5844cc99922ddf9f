-- When each model was last compared with its baseline, and what was deployed on both sides then.
create table canary (
    model      text        primary key references registered_model,
    deployment text        not null,         -- hash of revisions and targets of model and baseline
    runs       integer     not null,         -- comparisons sent so far; the next one's id is made of it
    sent_at    timestamptz not null
);
-- Whether a model was probed lately.
create index probe_model_by_model on probe_model (model);
