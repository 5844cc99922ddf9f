package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.QueryPlans;
import io.plumbline.aggregator.QueryPlans.Plan;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.plumbline.aggregator.QueryPlans.FEW;
import static org.assertj.core.api.Assertions.assertThat;

/** No comparison reads the table of answers from end to end. */
class ComparisonPlansTest {

    private static final Map<String, Object> PARAMETERS = Map.of(
            "model",
            "m3",
            "start",
            Instant.parse("2026-02-20T00:00:00Z").getEpochSecond(),
            "end",
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond());

    @Test
    void countsOfAllAnswersAreReadFromTheCounts() {
        Plan plan = explain("comparison, all answers", ComparisonSql.ALL);

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.rows()).isEqualTo(2 * 3 * 24);
    }

    @Test
    void answersSinceATimeAreFoundByIndex() {
        Plan plan = explain("comparison, answers of the last ten days", ComparisonSql.SINCE);

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.rows()).isEqualTo(3 * 24);
    }

    @Test
    void seriesOfAWindowAreFoundByIndex() {
        Plan series = explain("comparison, series", ComparisonSql.SERIES);
        Plan since = explain("comparison, counted of the last ten days", ComparisonSql.COUNTED_SINCE);

        assertThat(series.rows()).isEqualTo(6);
        assertThat(since.scanned()).as(since.text()).doesNotContainKey("bucket_count");
    }

    private static Plan explain(String name, String sql) {
        return QueryPlans.generated().explain(name, sql, PARAMETERS);
    }
}
