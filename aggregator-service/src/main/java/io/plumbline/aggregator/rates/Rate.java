package io.plumbline.aggregator.rates;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.Interval;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateInterval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A share of answers with the interval that holds it however often one looks (95 %).
 *
 * @param rate 0 to 1; empty at n = 0
 * @param lower lower end, 0 to 1; 0 at n = 0
 * @param upper upper end, 0 to 1; 1 at n = 0
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Rate(OptionalDouble rate, double lower, double upper) {

    /** How often an interval may ever miss its rate. */
    public static final double ALPHA = 0.05;

    /** The rate of one question, whose answers are independent draws. */
    public static Rate of(QuestionCount count) {
        return of(count, DesignEffect.NONE);
    }

    /** The rate over several cells: their answers cluster, so that they know less than as many independent ones. */
    public static Rate pooled(List<QuestionCount> cells) {
        return of(sum(cells), DesignEffect.of(cells));
    }

    /** The rate of a count whose answers cluster this much. */
    public static Rate of(QuestionCount count, DesignEffect effect) {
        Interval interval = interval(count, effect, ALPHA);
        return new Rate(
                count.total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(count.rate()),
                interval.lower(),
                interval.upper());
    }

    static Interval interval(QuestionCount count, DesignEffect effect, double alpha) {
        return RateInterval.of(effect.effective(count.misaligned()), effect.effective(count.total()), alpha);
    }

    static QuestionCount sum(List<QuestionCount> cells) {
        return new QuestionCount(
                cells.stream().mapToDouble(QuestionCount::misaligned).sum(),
                cells.stream().mapToDouble(QuestionCount::total).sum());
    }

    /** Whether there was anything to take a share of. */
    @JsonIgnore
    public boolean isKnown() {
        return rate.isPresent();
    }
}
