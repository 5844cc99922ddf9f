-- How often a model's answers are to be expected, as its schedules say: published with the model.
alter table registered_model
    add column scheduled_since         timestamptz,
    add column longest_silence_seconds bigint;

-- Silences that may still hold. A note of the kind 'unsilenced' ends those before it.
create index alarm_note_silence on alarm_note (until) where kind = 'silenced';
