-- Answers by what their judge called them, where the rubric has labels (mode text): how often a model claims to be made by
-- which company, say. A label need not mean a verdict, so that no other count can tell.
create table label_count (
    probe_id    text   not null,
    series_id   bigint not null references series,
    question_id text   not null,
    label       text   not null,             -- one of the rubric's own
    answers     bigint not null,
    primary key (probe_id, series_id, question_id, label)
) with (fillfactor = 50);
create index label_count_series on label_count (series_id);
