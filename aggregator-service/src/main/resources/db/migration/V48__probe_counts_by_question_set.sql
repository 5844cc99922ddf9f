-- A probe may ask several question sets, and two of them may have questions of one id: their counts are never added up.
alter table probe_count add column question_set text not null default '';
-- Until now a probe asked one.
update probe_count c set question_set = known.question_set
    from (select p.probe_id, min(s.question_set) as question_set
        from probe_series p join series s on s.id = p.series_id group by 1) known
    where known.probe_id = c.probe_id;
alter table probe_count alter column question_set drop default;
alter table probe_count drop constraint probe_count_pkey;
alter table probe_count add primary key (probe_id, model, question_set, question_id, variant, outcome, reason, band);
