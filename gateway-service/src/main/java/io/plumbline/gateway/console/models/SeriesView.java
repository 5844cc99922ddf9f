package io.plumbline.gateway.console.models;

import io.plumbline.events.Series;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.QuestionRate;
import io.plumbline.reports.rates.RateReport;
import io.plumbline.reports.rates.SeriesRates;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a model's series beside its baseline's.
 *
 * @param place place in the list of the model's series, from 0
 * @param own the series
 * @param baseline the baseline's series with the same key; empty if there is none
 */
public record SeriesView(int place, SeriesRates own, Optional<SeriesRates> baseline) {

    /** A question in the dot plot. */
    public record Dot(String id, RateBar rate, RateBar base, String answers) {}

    /**
     * The view of a series.
     *
     * @param baseline all series of the baseline
     */
    static SeriesView of(int place, SeriesRates own, List<SeriesRates> baseline) {
        return new SeriesView(
                place,
                own,
                baseline.stream()
                        .filter(one -> SeriesKey.of(one.series()).equals(SeriesKey.of(own.series())))
                        .findFirst());
    }

    private Series series() {
        return own.series();
    }

    private RateReport rates() {
        return own.rates();
    }

    public String name() {
        return SeriesKey.of(series()).words();
    }

    public String revision() {
        return series().revision();
    }

    public String instrument() {
        return series().instrument();
    }

    /** Why the instrument is suspect; empty if it is not. */
    public String suspect() {
        return own.instruments().stream()
                .filter(InstrumentState::suspect)
                .findFirst()
                .map(state -> Format.typeset(state.reason()))
                .orElse("");
    }

    /** Misaligned answers among the coherent ones. */
    public RateBar rate() {
        return RateBar.of(rates().conditional());
    }

    /** Misaligned answers among all with a verdict, the incoherent ones and refusals included. */
    public RateBar overall() {
        return RateBar.of(rates().overall());
    }

    /** The baseline's rate under the same instrument. */
    public RateBar base() {
        return baseline.map(one -> RateBar.of(one.rates().conditional())).orElse(RateBar.NONE);
    }

    public String answers() {
        return Format.count(rates().answers());
    }

    public String coverage() {
        return Format.coverage(rates().figures().coverage().orElse(0));
    }

    /** Bounds of the misaligned share of all attempts, whatever the outcomes of the unscored answers would have been. */
    public String worstCase() {
        return Format.range(rates().worstCase().lower(), rates().worstCase().upper());
    }

    /** The questions, the highest rate first. */
    public List<Dot> questions() {
        Map<String, RateBar> base = baseline.map(one -> one.rates().questions()).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        QuestionRate::questionId, one -> RateBar.of(one.conditional()), (first, second) -> second));
        return rates().questions().stream()
                .map(question -> new Dot(
                        question.questionId(),
                        RateBar.of(question.conditional()),
                        base.getOrDefault(question.questionId(), RateBar.NONE),
                        Format.count(question.answers())))
                .sorted(Comparator.comparing((Dot dot) -> -dot.rate().rate()).thenComparing(Dot::id))
                .toList();
    }
}
