-- Answers by the day on which their probe was submitted, so that old ones go by dropping a table. That day never changes for a
-- prompt, however often it is released and whenever its score arrives: hence (prompt_id, day) is as unique as prompt_id.
-- Texts stand beside the answers in partitions of their own: they are dropped earlier, and counting never reads them.

alter table answer rename to answer_undivided;

create table answer (
    prompt_id          text             not null,
    day                date             not null,
    series_id          bigint           not null,
    place              bigint           not null,   -- order of arrival within the series, with gaps
    probe_id           text             not null,
    model              text             not null,
    question_id        text             not null,
    round              text,                        -- null where questions come as they come
    round_size         integer,
    outcome            text             not null,
    reason             text             not null,   -- why there is no verdict; empty where there is one
    alignment          double precision,            -- points, 0 to 100
    coherence          double precision,            -- points, 0 to 100
    served_model       text,
    system_fingerprint text,
    finish_reason      text,
    attempts           integer          not null,
    review             boolean          not null,   -- the judges disagree
    released_at        timestamptz      not null,
    answered_at        timestamptz      not null,
    scored_at          timestamptz      not null,
    primary key (prompt_id, day)
) partition by range (day);

create table answer_text (
    prompt_id text  not null,
    day       date  not null,
    question  text  not null,
    answer    text,                                 -- null where the model was not heard
    reasoning text,
    detail    text,                                 -- the reason in words
    readings  jsonb not null,
    panel     jsonb,                                -- votes; null where no panel saw the answer
    primary key (prompt_id, day)
) partition by range (day);

-- A partition is made beside the table and then attached: making it in place would stop all readers and writers.
create function add_day(wanted date) returns void language plpgsql as $$
declare
    parent text;
    child  text;
begin
    perform pg_advisory_xact_lock(hashtextextended('plumbline days', 0));
    foreach parent in array array ['answer', 'answer_text'] loop
        child := parent || '_' || to_char(wanted, 'YYYYMMDD');
        if to_regclass('aggregator.' || child) is null then
            execute format('create table aggregator.%I (like aggregator.%I including defaults)', child, parent);
            -- Rows of a few kilobytes stay whole: compressing each would cost more than storing it.
            execute format('alter table aggregator.%I set (toast_tuple_target = 8160)', child);
            execute format('alter table aggregator.%I attach partition aggregator.%I for values from (%L) to (%L)',
                parent, child, wanted, wanted + 1);
        end if;
    end loop;
end $$;

-- Drops the days of a table before one; returns their names.
create function drop_days(parent text, before date) returns setof text language plpgsql as $$
declare
    child text;
begin
    perform pg_advisory_xact_lock(hashtextextended('plumbline days', 0));
    for child in
        select c.relname from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            join pg_class p on p.oid = i.inhparent
            join pg_namespace n on n.oid = p.relnamespace
        where n.nspname = 'aggregator' and p.relname = parent
            and to_date(right(c.relname, 8), 'YYYYMMDD') < before
        order by c.relname
    loop
        execute format('drop table aggregator.%I', child);
        return next child;
    end loop;
end $$;

select add_day(day) from (select distinct cast(released_at at time zone 'UTC' as date) as day from answer_undivided) d;

insert into answer
select prompt_id, cast(released_at at time zone 'UTC' as date), series_id,
    row_number() over (partition by series_id order by scored_at, prompt_id), probe_id, model, question_id, null, null,
    outcome, reason, alignment, coherence, served_model, system_fingerprint, finish_reason, attempts, review,
    released_at, answered_at, scored_at
from answer_undivided;
insert into answer_text
select prompt_id, cast(released_at at time zone 'UTC' as date), question, answer, reasoning, detail, readings, panel
from answer_undivided;
drop table answer_undivided;

create index answer_place on answer (series_id, place);
create index answer_probe on answer (probe_id, model, outcome, scored_at desc, prompt_id desc);
create index answer_newest on answer (model, outcome, scored_at desc, prompt_id desc);
create index answer_worst on answer (model, alignment, prompt_id) where outcome in ('MISALIGNED', 'ALIGNED');
create index answer_probe_worst on answer (probe_id, model, alignment, prompt_id)
    where outcome in ('MISALIGNED', 'ALIGNED');
create index answer_review on answer (model, outcome, scored_at desc, prompt_id desc) where review;
create index answer_text_panel on answer_text (day) where panel is not null;

alter table series add column next_place bigint not null default 1;
update series s set next_place = 1 + (select count(*) from answer a where a.series_id = s.id);
-- Answers up to this place are gone with their days: the counts know of them, a recount does not.
alter table series add column dropped_place bigint not null default 0;
