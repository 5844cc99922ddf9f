-- A model's series share its budget of false alarms. Null: not told yet, which the series' next round mends. A retired series was
-- replaced by a newer revision, or is not asked any more; it is not watched until it is asked again.
alter table watch add column share text;
alter table watch add column retired boolean not null default false;
create index watch_not_retired on watch (last_released_at) where not retired;

-- A command has a reference, settings, a share, a raised alarm or an ending; one without any was given by an older version.
alter table watch_told add column share text;
alter table watch_told add column raised text;
alter table watch_told add column ending text;

-- Older versions took answers without a verdict for calm ones, so an outage lowered what counts as normal for good. The detectors of
-- series with many such answers begin anew with their next answer: their alarms end as STARTED_ANEW, and their reference is taken
-- again from the answers with a verdict.
alter table watch add column poisoned boolean not null default false;
update watch set poisoned = true where series_id in (
    select series_id from question_count where outcome = 'UNSCORED' and reason <> 'CANCELLED'
    group by series_id having sum(answers) >= 100);
