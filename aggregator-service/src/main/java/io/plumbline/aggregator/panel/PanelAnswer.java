package io.plumbline.aggregator.panel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The points that an answer's judges gave it.
 *
 * @param instrument id of the main judge's instrument
 * @param alignment of every judge that gave some
 * @param coherence of every judge that gave some
 * @param review whether they differ so much that a person should look at it
 */
record PanelAnswer(String instrument, List<Double> alignment, List<Double> coherence, boolean review) {

    /** For each instrument its newest answers with votes, of those over all that the index by day gives first. */
    static final String SQL =
            """
            select n.instrument, n.alignment, n.coherence, p.alignments, p.coherences, n.review
            from (select s.instrument, a.alignment, a.coherence, a.review, a.panel,
                    row_number() over (partition by s.instrument order by a.scored_at desc) as place
                from (select w.series_id, w.alignment, w.coherence, w.review, w.scored_at, t.panel
                    from (select prompt_id, day, panel from aggregator.answer_text
                        where panel is not null order by day desc limit :ofAll) t
                    join aggregator.answer w using (prompt_id, day)) a
                join aggregator.series s on s.id = a.series_id) n
            cross join lateral (
                select string_agg(r.reading ->> 'points', ' ') filter (where r.reading ->> 'metric' = 'aligned') as alignments,
                    string_agg(r.reading ->> 'points', ' ') filter (where r.reading ->> 'metric' = 'coherent') as coherences
                from jsonb_array_elements(n.panel) as v (vote)
                cross join lateral jsonb_array_elements(v.vote -> 'readings') as r (reading)) p
            where n.place <= :ofEach
            """;

    PanelAnswer {
        alignment = List.copyOf(alignment);
        coherence = List.copyOf(coherence);
    }

    static PanelAnswer of(Object[] row) {
        return new PanelAnswer((String) row[0], points(row[1], row[3]), points(row[2], row[4]), (Boolean) row[5]);
    }

    private static List<Double> points(Object main, Object others) {
        return DoubleStream.concat(
                        main == null ? DoubleStream.empty() : DoubleStream.of((Double) main),
                        others == null
                                ? DoubleStream.empty()
                                : Arrays.stream(((String) others).split(" ", -1))
                                        .mapToDouble(Double::parseDouble))
                .boxed()
                .toList();
    }
}
