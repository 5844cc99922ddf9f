package io.plumbline.aggregator.counts;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeGridTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:03:00Z");

    @Test
    void theDefaultWindowIsTheLastDay() {
        TimeGrid grid = TimeGrid.of(null, null, null, NOW);

        assertThat(grid.from()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(grid.step()).isEqualTo(Duration.ofMinutes(15));
        assertThat(grid.points()).isEqualTo(97);
        assertThat(grid.to()).isEqualTo("2026-03-04T12:15:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T11:58:00Z, 2026-03-04T12:01:00Z, 100, 2, PT5M",
        "2026-03-04T12:00:00Z, 2026-03-04T12:05:00Z, 100, 1, PT5M",
        "2026-03-04T12:00:00+02:00, 2026-03-04T12:00:00Z, 7, 6, PT20M",
        "1970-01-01T00:00:00Z, 1970-01-02T00:00:00Z, 1000, 288, PT5M",
    })
    void stepsAreWholeBucketsAndNeverMoreThanAskedFor(String from, String to, String points, int made, String step) {
        TimeGrid grid = TimeGrid.of(from, to, points, NOW);

        assertThat(grid.points()).isEqualTo(made);
        assertThat(grid.to()).isAfterOrEqualTo(OffsetDateTime.parse(to).toInstant());
        assertThat(grid.step()).isEqualTo(Duration.parse(step));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, , , /from",
        "2026-03-04, , , /from",
        "1969-01-01T00:00:00Z, , , /from",
        "+999999999-01-01T00:00:00Z, , , /from",
        "2026-03-04T12:03:00Z, 2026-03-04T12:03:00Z, , /from",
        "2026-03-05T00:00:00Z, , , /from",
        ", now, , /to",
        ", , 0, /points",
        ", , 1001, /points",
        ", , -1, /points",
        ", , 99999999999, /points",
    })
    void aWrongParameterIsNamed(String from, String to, String points, String pointer) {
        assertThatThrownBy(() -> TimeGrid.of(from, to, points, NOW))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> assertThat(refused.errors())
                        .extracting(Problem.FieldError::pointer)
                        .containsExactly(pointer));
    }
}
