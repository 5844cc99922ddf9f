package io.plumbline.aggregator.panel;

import io.plumbline.reports.review.PanelAgreement;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LatestPanelAgreementsTest {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final SetClock clock = new SetClock();
    private int made;
    private boolean away;
    private final LatestPanelAgreements reports =
            new LatestPanelAgreements(() -> Uni.createFrom().item(this::make), EVERY, clock);

    @Test
    void theyAreMadeWhereNoneAreKeptAndServedUntilTheyAreTwoIntervalsOld() {
        assertThat(answersNow()).isEqualTo(1);
        clock.now = clock.now.plus(EVERY.multipliedBy(2)).minusMillis(1);
        assertThat(answersNow()).isEqualTo(1);
        clock.now = clock.now.plusMillis(1);
        assertThat(answersNow()).isEqualTo(2);
        assertThat(answersNow()).isEqualTo(2);
    }

    @Test
    void whatTheGaugesWereMadeOfIsServed() {
        reports.keep(report(7));
        assertThat(answersNow()).isEqualTo(7);
        clock.now = clock.now.plus(EVERY);
        reports.keep(report(8));
        clock.now = clock.now.plus(EVERY.plusMillis(1));
        assertThat(answersNow()).isEqualTo(8);
        assertThat(made).isZero();
    }

    @Test
    void aFailureIsNotKept() {
        away = true;
        assertThatIllegalStateException().isThrownBy(this::answersNow);
        away = false;
        assertThat(answersNow()).isEqualTo(1);
    }

    private long answersNow() {
        return reports.latest().await().indefinitely().get(0).answers();
    }

    private List<PanelAgreement> make() {
        if (away) {
            throw new IllegalStateException("away");
        }
        made++;
        return report(made);
    }

    /** Tells by its number of answers which one it is. */
    private static List<PanelAgreement> report(int answers) {
        return PanelAgreements.over(
                Collections.nCopies(answers, new PanelAnswer("one", List.of(10.0, 10.0), List.of(50.0, 50.0), false)));
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
