package io.plumbline.reports.comparison;

import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.reports.Report;
import java.util.Comparator;

/**
 * What two series must agree in to be compared: all of a series but its model and revision.
 *
 * @param questionSet the question set, with the hash of its content
 * @param variant how the questions are put
 * @param instrument id of the instrument
 * @param source where the answers come from
 */
@Report
public record Stratum(String questionSet, String variant, String instrument, Source source)
        implements Comparable<Stratum> {

    private static final Comparator<Stratum> ORDER = Comparator.comparing(Stratum::questionSet)
            .thenComparing(Stratum::variant)
            .thenComparing(Stratum::instrument)
            .thenComparing(Stratum::source);

    public static Stratum of(Series series) {
        return new Stratum(series.questionSet(), series.variant(), series.instrument(), series.source());
    }

    @Override
    public int compareTo(Stratum other) {
        return ORDER.compare(this, other);
    }
}
