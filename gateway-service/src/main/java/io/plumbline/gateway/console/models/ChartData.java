package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.reports.rates.RatesOverTime;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve as the console's script reads it. Times are seconds since 1970, rates are 0 to 1.
 *
 * @param from start of the window
 * @param to end of the window
 * @param at middle of each step
 * @param rate rate of each step; null interrupts the curve
 * @param lower lower end of each interval
 * @param upper upper end of each interval
 * @param base both ends of the baseline's interval; left out if it is not known
 * @param marks changes within the window
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChartData(
        long from,
        long to,
        List<Long> at,
        List<Double> rate,
        List<Double> lower,
        List<Double> upper,
        List<Double> base,
        List<Mark> marks) {

    /** More missing steps than this interrupt the curve. */
    private static final int LONGEST_BRIDGE = 3;

    /** A change of the model. */
    record Mark(long at, String what) {}

    static ChartData of(
            RatesOverTime overTime, List<RatesOverTime.Point> points, RateBar base, List<ChangeMark> changes) {
        long from = overTime.from().getEpochSecond();
        long to = overTime.to().getEpochSecond();
        ChartData data = new ChartData(
                from,
                to,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                base.known() ? List.of(rounded(base.lower()), rounded(base.upper())) : null,
                changes.stream()
                        .map(change -> new Mark(change.at().getEpochSecond(), change.words()))
                        .filter(mark -> mark.at() >= from && mark.at() <= to)
                        .toList());
        data.addAll(points, overTime.stepSeconds());
        return data;
    }

    private void addAll(List<RatesOverTime.Point> points, long step) {
        long last = Long.MAX_VALUE;
        for (RatesOverTime.Point point : points) {
            RateBar known = RateBar.of(point.misaligned());
            if (known.known()) {
                long start = point.at().getEpochSecond();
                if (last != Long.MAX_VALUE && start > last + LONGEST_BRIDGE * step) {
                    add(last + step, null, null, null);
                }
                add(start + step / 2, rounded(known.rate()), rounded(known.lower()), rounded(known.upper()));
                last = start;
            }
        }
    }

    private void add(long time, Double value, Double low, Double high) {
        at.add(time);
        rate.add(value);
        lower.add(low);
        upper.add(high);
    }

    private static double rounded(double share) {
        return Math.round(share * 100_000) / 100_000.0;
    }

    String json() {
        try {
            return EventJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("numbers and texts can always be written", e);
        }
    }
}
