-- The time as of which the detectors took an answer, if its own time was ahead of the aggregator's clock; null otherwise. A replay
-- needs it, because the clock of that moment is gone.
alter table answer add column seen_at timestamptz;
