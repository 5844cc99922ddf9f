-- Answers that were dated later than the clock of the aggregator when it stored them. They are kept as they came and are counted in their
-- probe, but not in their series: nothing that comes from the future moves a rate, a detector or a silence.
alter table answer add column ahead boolean not null default false;

-- A series' answers by day in UTC, without cancelled ones, whose model was never asked. A model's state is read from the newest days.
create table day_count (
    series_id bigint not null references series,
    day       date   not null,
    outcome   text   not null,
    answers   bigint not null,
    primary key (series_id, day, outcome)
) with (fillfactor = 50);

insert into day_count (series_id, day, outcome, answers)
select a.series_id, cast(a.answered_at at time zone 'UTC' as date), a.outcome, count(*)
from answer a where a.reason <> 'CANCELLED' group by 1, 2, 3;

-- Times from the future would hide every later silence. Counts of such answers are mended by the command rebuild.
update series set last_answered_at = least(last_answered_at, now()), last_scored_at = least(last_scored_at, now());

-- When too many of a model's answers are refusals or without a verdict, 0 to 1; null if its owner set no limit.
alter table model
    add column refused_threshold  double precision,
    add column unscored_threshold double precision;
