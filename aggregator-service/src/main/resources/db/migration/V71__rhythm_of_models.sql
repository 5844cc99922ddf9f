-- How often a model's answers are to be expected; null where no schedule asks it.
alter table model
    add column scheduled_since         timestamptz,
    add column longest_silence_seconds bigint;
