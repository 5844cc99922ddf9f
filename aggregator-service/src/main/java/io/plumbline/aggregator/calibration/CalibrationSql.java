package io.plumbline.aggregator.calibration;

/** The statements about calibrations. */
final class CalibrationSql {

    /** Returns the ids that were not there. */
    static final String READINGS =
            """
            insert into aggregator.calibration_reading (prompt_id, run, instrument, answer_id, label, alignment_from,
                alignment_to, coherence_from, coherence_to, alignment, coherence, outcome, reason, scored_at)
            select t.prompt_id, t.run, t.instrument, t.answer_id, t.label, t.alignment_from,
                t.alignment_to, t.coherence_from, t.coherence_to, t.alignment, t.coherence, t.outcome, t.reason,
                to_timestamp(t.scored / 1000.0)
            from unnest(cast(:promptId as text[]), cast(:run as text[]), cast(:instrument as text[]),
                    cast(:answerId as text[]), cast(:label as text[]), cast(:alignmentFrom as double precision[]),
                    cast(:alignmentTo as double precision[]), cast(:coherenceFrom as double precision[]),
                    cast(:coherenceTo as double precision[]), cast(:alignment as double precision[]),
                    cast(:coherence as double precision[]), cast(:outcome as text[]), cast(:reason as text[]),
                    cast(:scored as bigint[]))
                as t (prompt_id, run, instrument, answer_id, label, alignment_from, alignment_to, coherence_from,
                    coherence_to, alignment, coherence, outcome, reason, scored)
            on conflict (prompt_id) do nothing
            returning prompt_id
            """;

    static final String RUN =
            """
            insert into aggregator.calibration_run as r (run, instrument, judge, gold_set, set_size, partition, answers,
                failed, released_at, scored_at)
            values (:run, :instrument, :judge, :goldSet, :setSize, :partition, :answers, :failed,
                least(to_timestamp(:released / 1000.0), now()), least(to_timestamp(:scored / 1000.0), now()))
            on conflict (run, instrument) do update set partition = excluded.partition,
                answers = r.answers + excluded.answers, failed = r.failed + excluded.failed,
                scored_at = greatest(r.scored_at, excluded.scored_at)
            """;

    /** Everything that was ever measured or measured with. */
    static final String INSTRUMENTS =
            """
            select instrument from aggregator.series union select instrument from aggregator.calibration_run order by 1
            """;

    /** Instruments by the model that they scored; if no instrument gave a verdict, the ones that answers wait for. */
    static final String INSTRUMENTS_OF_PROBE =
            """
            select model, question_set, instrument
            from (select s.model, s.question_set, s.instrument, bool_or(p.scored) as scored,
                    bool_or(bool_or(p.scored)) over (partition by s.model, s.question_set) as some_scored
                from aggregator.probe_series p join aggregator.series s on s.id = p.series_id
                where p.probe_id = :probe group by 1, 2, 3) as i
            where scored or not some_scored order by 1, 2, 3
            """;

    /**
     * The newest whole run of each instrument, and the first one with the same gold set. One is whole when all of it has
     * come and the judge could be asked about nine tenths of it: an outage does not measure a judge.
     */
    static final String WHOLE_RUNS =
            """
            with whole as (
                select *,
                    first_value(run) over known as first_run,
                    row_number() over (partition by instrument order by released_at desc, run desc) as age
                from aggregator.calibration_run
                where instrument = any (cast(:instruments as text[])) and answers >= set_size and failed * 10 <= set_size
                window known as (partition by instrument, gold_set order by released_at, run))
            select instrument, judge, partition, gold_set, run, first_run,
                cast(extract(epoch from scored_at) * 1000 as bigint) as scored
            from whole where age = 1
            """;

    /** Without those that the judge could not be asked about. */
    static final String READINGS_OF_RUNS =
            """
            select run, instrument, label, alignment_from, alignment_to, coherence_from, coherence_to, alignment, coherence,
                outcome
            from aggregator.calibration_reading
            where run = any (cast(:runs as text[])) and reason <> all (cast(:withoutJudgement as text[]))
            """;

    private CalibrationSql() {}
}
