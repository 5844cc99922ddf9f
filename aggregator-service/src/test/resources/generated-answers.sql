-- Answers of 20 models over 60 days: 100 probes, 3 variants, 24 questions, two revisions one after the other.
insert into series (model, revision, question_set, variant, instrument, source, partition, last_answered_at, last_scored_at)
select 'm' || m, 'r' || r, 'set@1', (array['plain', 'json', 'template'])[v], 'judge/strict/logprobs/0f', 'PROBE', 99,
    timestamptz '2026-01-01' + r * interval '30 days', timestamptz '2026-01-01' + r * interval '30 days'
from generate_series(0, 19) m, generate_series(1, 2) r, generate_series(1, 3) v;

create temporary table draw as
select i, i % 20 as m, 1 + 2 * i / (:answers + 1) as r, 1 + i / 20 % 3 as v, 'q' || i / 60 % 24 as question_id,
    hashint4(i) & 1023 as dice, timestamptz '2026-01-01' + i * (interval '60 days' / :answers) as at
from generate_series(1, :answers) i;

-- A probe every ten days, which asks until the next one does.
select add_day(date '2026-01-01' + 10 * d) from generate_series(0, 6) d;
insert into answer (prompt_id, day, series_id, place, probe_id, model, question_id, outcome, reason, alignment, coherence,
    attempts, review, released_at, answered_at, scored_at)
select 'p' || d.i, date '2026-01-01' + 10 * (extract(day from d.at - timestamptz '2026-01-01')::int / 10), s.id, d.i, 'p' || d.i % 100, s.model, d.question_id,
    case when dice < 100 then 'UNSCORED' when dice < 200 then 'INCOHERENT' when dice < 300 then 'MISALIGNED' else 'ALIGNED' end,
    case when dice < 100 then 'JUDGE_ERROR' else '' end, dice % 100, 90, 1, false, d.at, d.at, d.at + interval '2 seconds'
from draw d join series s on s.model = 'm' || d.m and s.revision = 'r' || d.r
    and s.variant = (array['plain', 'json', 'template'])[d.v];
insert into answer_text (prompt_id, day, question, answer, readings)
select prompt_id, day, 'Why?', repeat('words ', 20), '[]' from answer where model like 'm%';

insert into question_count (series_id, question_id, outcome, reason, band, answers)
select series_id, question_id, outcome, reason, -1, count(*) from answer group by 1, 2, 3, 4;
insert into probe_count (probe_id, model, question_set, question_id, variant, outcome, reason, band, answers)
select a.probe_id, a.model, s.question_set, a.question_id, s.variant, a.outcome, a.reason, -1, count(*)
from answer a join series s on s.id = a.series_id group by 1, 2, 3, 4, 5, 6, 7;
insert into bucket_count (series_id, bucket, outcome, answers)
select series_id, to_timestamp(floor(extract(epoch from answered_at) / 300) * 300), outcome, count(*)
from answer group by 1, 2, 3;
