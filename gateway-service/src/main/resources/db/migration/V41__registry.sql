-- What is registered besides, and models that were deleted: their rows stay, because probes of theirs do.
alter table registered_model
    add column terms      text        not null default '{}',  -- JSON: sampling, thresholds, limits, prices, question sets, variants
    add column deleted_at timestamptz,
    add column from_file  boolean     not null default false;  -- an applied file named it, and may prune it

-- A file may name a model before its baseline.
alter table registered_model alter constraint registered_model_baseline_fkey deferrable initially deferred;

-- How the model wants to be asked, where it says so itself; null for what the questions say.
alter table probe_model add column sampling text;  -- JSON
