package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.QueryPlans;
import io.plumbline.aggregator.QueryPlans.Plan;
import io.plumbline.aggregator.rates.SeriesFilter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.plumbline.aggregator.QueryPlans.FEW;
import static org.assertj.core.api.Assertions.assertThat;

/** No page of answers is found by reading the table of answers from end to end. */
class AnswerPlansTest {

    @ParameterizedTest
    @CsvSource({
        "newest of a model, , m3, , , , , newest, , ",
        "newest of a model with an outcome, , m3, MISALIGNED, , , , newest, , ",
        "newest of a probe, p42, , , , , , newest, , ",
        "worst of a model, , m3, , , , , worst, , ",
        "worst of a probe, p42, , , , , , worst, , ",
        "newest of a question and variant, , m3, , q7, json, , newest, , ",
        "worst of a question, , m3, , q7, , , worst, , ",
        "newest of a revision, , m3, , , , r2, newest, , ",
        "newest of an hour long ago, , m3, , , , , newest, 2026-01-03T04:00:00Z, 2026-01-03T05:00:00Z",
        "worst of an hour long ago, , m3, , , , , worst, 2026-01-03T04:00:00Z, 2026-01-03T05:00:00Z",
        "for review, , m3, , , , , newest, , ",
    })
    void pagesAreFoundByIndex(
            String name,
            String probe,
            String model,
            String outcome,
            String question,
            String variant,
            String revision,
            String order,
            String from,
            String to) {
        AnswerSearch query = AnswerSearch.of(
                new AnswerSearch.Parameters(
                        probe,
                        model,
                        question,
                        name.equals("for review") ? "true" : null,
                        from,
                        to,
                        outcome,
                        order,
                        null,
                        null),
                new SeriesFilter(revision, null, variant, null, null));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("probe", probe);
        parameters.put("model", model);
        parameters.put("question", question);
        parameters.put("variant", variant);
        parameters.put("revision", revision);
        parameters.put("from", query.from().map(Instant::toEpochMilli).orElse(null));
        parameters.put("to", query.to().map(Instant::toEpochMilli).orElse(null));
        parameters.put("outcomes", query.outcomes().toArray());
        parameters.put("rank", order.equals("newest") ? "Infinity" : "-Infinity");
        parameters.put("promptId", "");
        parameters.put("limit", 51);

        Plan plan = QueryPlans.generated().explain(name, AnswerSql.of(query), parameters);

        assertThat(plan.answersScanned()).as(plan.text()).isLessThan(FEW);
        assertThat(plan.rows() > 0).isEqualTo(!query.filter().forReview());
    }
}
