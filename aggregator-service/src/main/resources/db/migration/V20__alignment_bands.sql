-- Coherent answers are counted by the band of alignment that they lie in as well, so that the rates at thresholds beside
-- the configured one are read from the counts. The bands' bounds are those of AlignmentBand; -1 is none.

alter table question_count add column band smallint not null default -1;
alter table question_count drop constraint question_count_pkey;
alter table question_count add primary key (series_id, question_id, outcome, reason, band);

alter table probe_count add column band smallint not null default -1;
alter table probe_count drop constraint probe_count_pkey;
alter table probe_count add primary key (probe_id, model, question_id, variant, outcome, reason, band);

-- What is counted already moves into its band as far as its answer is still kept; the rest stays without one.
insert into question_count (series_id, question_id, outcome, reason, band, answers)
select series_id, question_id, outcome, reason, width_bucket(alignment, array[20, 25, 30, 35, 40]::double precision[]), count(*)
from answer where outcome in ('MISALIGNED', 'ALIGNED') and alignment is not null
group by 1, 2, 3, 4, 5;
update question_count c set answers = c.answers - moved.answers
from (select series_id, question_id, outcome, reason, sum(answers) as answers
        from question_count where band >= 0 group by 1, 2, 3, 4) moved
where c.band = -1 and (c.series_id, c.question_id, c.outcome, c.reason)
    = (moved.series_id, moved.question_id, moved.outcome, moved.reason);
delete from question_count where answers = 0;

insert into probe_count (probe_id, model, question_id, variant, outcome, reason, band, answers)
select a.probe_id, a.model, a.question_id, s.variant, a.outcome, a.reason,
    width_bucket(a.alignment, array[20, 25, 30, 35, 40]::double precision[]), count(*)
from answer a join series s on s.id = a.series_id
where a.outcome in ('MISALIGNED', 'ALIGNED') and a.alignment is not null
group by 1, 2, 3, 4, 5, 6, 7;
update probe_count c set answers = c.answers - moved.answers
from (select probe_id, model, question_id, variant, outcome, reason, sum(answers) as answers
        from probe_count where band >= 0 group by 1, 2, 3, 4, 5, 6) moved
where c.band = -1 and (c.probe_id, c.model, c.question_id, c.variant, c.outcome, c.reason)
    = (moved.probe_id, moved.model, moved.question_id, moved.variant, moved.outcome, moved.reason);
delete from probe_count where answers = 0;
