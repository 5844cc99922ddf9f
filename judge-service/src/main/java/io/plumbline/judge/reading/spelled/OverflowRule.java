package io.plumbline.judge.reading.spelled;

import io.plumbline.events.judging.Reading;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.ScaleRule.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds from the readings of known answers whether a judge's two digits are a number. A judge that often goes on with a third
 * digit means numbers beyond 100, or none at all; its readings take them for smaller ones.
 */
public final class OverflowRule {

    /** Less moves no score by more than two points. */
    static final double MOST = 0.02;

    private OverflowRule() {}

    /** The finding; the one given if no answer's overflow is too large. */
    public static Capability of(List<Trial> trials, Capability found) {
        OptionalDouble most = trials.stream()
                .map(Trial::judgement)
                .flatMap(judgement -> judgement
                        .fold(
                                measured -> measured.reading().spelling(),
                                unmeasured -> Optional.<Reading.Spelling>empty())
                        .stream())
                .flatMapToDouble(spelling -> spelling.overflow().stream())
                .max();
        return found.admits() && most.orElse(0) > MOST
                ? Capability.unfit(
                        Capability.Check.OVERFLOW,
                        String.format(
                                Locale.ROOT,
                                "after two digits it goes on with a third with probability %.2f, %.2f is the most",
                                most.getAsDouble(),
                                MOST))
                : found;
    }
}
