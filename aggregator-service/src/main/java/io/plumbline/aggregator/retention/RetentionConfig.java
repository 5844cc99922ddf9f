package io.plumbline.aggregator.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long answers are kept, in days since their probe was submitted. Counts, rates and alarms are kept for ever. */
@ConfigMapping(prefix = "plumbline.retention")
public interface RetentionConfig {

    /** Texts: questions, answers, reasoning and readings of judges; at least a day and at most as long as answers. */
    @WithDefault("P90D")
    Period texts();

    /** Answers with their outcome and points; at least a day. A score that comes later than this cannot be counted. */
    @WithDefault("P400D")
    Period answers();

    /** This configuration, or an error that names the setting and its value. */
    default RetentionConfig checked() {
        require(days(answers()) >= 1, "answers must be at least P1D", answers());
        require(days(texts()) >= 1 && days(texts()) <= days(answers()), "texts must lie in P1D.." + answers(), texts());
        return this;
    }

    /** A period's length; months count 31 days and years 366, so that no answer is dropped too early. */
    static long days(Period period) {
        return period.getDays() + 31L * period.getMonths() + 366L * period.getYears();
    }

    private static void require(boolean met, String demand, Period value) {
        if (!met) {
            throw new IllegalArgumentException("plumbline.retention." + demand + ", not " + value);
        }
    }
}
