package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.QueryPlans;
import io.plumbline.aggregator.QueryPlans.Plan;
import io.plumbline.aggregator.counts.CountStore;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.plumbline.aggregator.QueryPlans.FEW;
import static org.assertj.core.api.Assertions.assertThat;

/** Rates are read from counts, and only from those of the model or probe that is asked about. */
class RatePlansTest {

    @Test
    void aModelsRatesAreFoundByIndex() {
        Plan plan = explain("rates of a model", CountStore.OF_MODEL, Map.of("model", "m3"));

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.rows()).isBetween(2 * 3 * 24L, 2 * 3 * 24 * 4L);
    }

    @Test
    void aProbesRatesAreFoundByIndex() {
        Plan plan = explain("rates of a probe", CountStore.OF_PROBE, Map.of("probe", "p42"));

        assertThat(plan.scanned()).as(plan.text()).isEmpty();
        assertThat(plan.rows()).isPositive();
    }

    @Test
    void ratesOverTimeAreFoundByIndex() {
        Instant start = Instant.parse("2026-02-01T00:00:00Z");

        Plan plan = explain(
                "rates over a day in 15 minutes",
                CountStore.OVER_TIME,
                Map.of(
                        "model",
                        "m3",
                        "start",
                        start.getEpochSecond(),
                        "end",
                        start.getEpochSecond() + 86_400,
                        "step",
                        900));

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.scanned()).as(plan.text()).doesNotContainKey("bucket_count");
        assertThat(plan.rows()).isPositive();
    }

    @Test
    void ratesOverAllTimeAreFoundByIndexOfTheModel() {
        Plan plan = explain(
                "rates over 60 days in 100 steps",
                CountStore.OVER_TIME,
                Map.of("model", "m3", "start", 1_767_225_600L, "end", 1_772_409_600L, "step", 51_900));

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.rows()).isPositive();
    }

    private static Plan explain(String name, String sql, Map<String, Object> parameters) {
        return QueryPlans.generated().explain(name, sql, parameters);
    }
}
