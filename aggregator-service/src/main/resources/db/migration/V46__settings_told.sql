-- The detectors' settings are told like a reference, so that a replay judges each answer by those of its time. Null in watch: not
-- known, which the next batch mends. A message of watch_told has a reference, or settings, or ends the series' alarms.
alter table watch add column settings text;
alter table watch_told add column settings text;
