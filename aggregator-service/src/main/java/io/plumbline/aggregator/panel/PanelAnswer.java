package io.plumbline.aggregator.panel;

import io.plumbline.database.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The points that an answer's judges gave it.
 *
 * @param instrument id of the main judge's instrument
 * @param alignment of every judge that gave some
 * @param coherence of every judge that gave some
 * @param review whether they differ so much that a person should look at it
 */
record PanelAnswer(String instrument, List<Double> alignment, List<Double> coherence, boolean review) {

    /** The newest answers with votes of each instrument, among the newest of all that the index by day gives first. */
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

    static PanelAnswer of(Row row) {
        return new PanelAnswer(
                row.text("instrument"),
                points(row.optionalDecimal("alignment"), row.optionalText("alignments")),
                points(row.optionalDecimal("coherence"), row.optionalText("coherences")),
                row.flag("review"));
    }

    /** The main judge's points, or null, and those of further judges, separated by spaces. */
    static List<Double> points(Double main, Optional<String> others) {
        return Stream.concat(
                        Stream.ofNullable(main),
                        others.stream()
                                .flatMap(points -> Arrays.stream(points.split(" ", -1)))
                                .map(Double::valueOf))
                .toList();
    }
}
