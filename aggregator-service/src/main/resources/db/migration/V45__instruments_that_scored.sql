-- Rates of a probe are on one scale only where one instrument gave all its verdicts; answers that nobody scored carry an instrument too.
alter table probe_series add column scored boolean not null default false;
update probe_series p set scored = true
    from (select distinct probe_id, series_id from answer where outcome <> 'UNSCORED') a
    where a.probe_id = p.probe_id and a.series_id = p.series_id;
