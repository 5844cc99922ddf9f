package io.plumbline.aggregator.rates;

import io.plumbline.reports.rates.Rate;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.Interval;
import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateInterval;
import java.util.List;
import java.util.OptionalDouble;

/** Makes rates with anytime-valid 95 % intervals out of counts. */
public final class RateEstimator {

    /** Probability that an interval ever misses its rate. */
    public static final double ALPHA = 0.05;

    private RateEstimator() {}

    /** The rate of one question, whose answers are independent draws. */
    public static Rate of(QuestionCount count) {
        return of(count, DesignEffect.NONE);
    }

    /**
     * The rate over several questions. Answers to one question cluster, so they carry less information than as many
     * independent answers.
     */
    public static Rate pooled(List<QuestionCount> cells) {
        return of(sum(cells), DesignEffect.of(cells));
    }

    /** The rate of a count with this design effect. */
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
}
