package io.plumbline.gateway.models.budget;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Daily budget of each judge, the configured one and those that requests name. It covers probes, pushed answers and calibration. A
 * day begins at midnight UTC.
 */
@ConfigMapping(prefix = "plumbline.judge-budget")
interface JudgeBudgetConfig {

    /** Most calls of a judge a day; without it, any number. */
    OptionalLong callsPerDay();

    /** Most tokens of a judge a day, sent and received; without it, any number. */
    OptionalLong tokensPerDay();

    /** Highest cost of a judge a day, in US dollars; needs the judge's price in {@code plumbline.prices}. */
    OptionalDouble costPerDay();
}
