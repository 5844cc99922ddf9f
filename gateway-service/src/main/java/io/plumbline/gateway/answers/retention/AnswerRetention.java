package io.plumbline.gateway.answers.retention;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.http.Findings;
import io.plumbline.reports.upkeep.RetentionReport;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * How long the aggregator keeps answers, as it reported last. Until its first report the gateway accepts only answers of today and
 * yesterday, which every aggregator keeps.
 */
@ApplicationScoped
public class AnswerRetention {

    private static final Logger LOG = Logger.getLogger(AnswerRetention.class);

    /** Least retention of any aggregator, in days. */
    private static final int LEAST_DAYS = 1;

    /** Longer than the life of any probe. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final AggregatorApi aggregator;
    private volatile int days = LEAST_DAYS;
    private volatile boolean known;

    AnswerRetention(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    /** First day (UTC) whose answers are accepted: a day later than the first kept one, because answers travel for a while. */
    public LocalDate first(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(Math.max(LEAST_DAYS, days - 1));
    }

    /**
     * The lifetime of a new probe. An answer is stored under the day of its probe, so it could not be stored after that day's
     * end of retention.
     *
     * @param asked the lifetime that the request names; a longer one than the retention ends the request
     * @param usual the lifetime of other probes; the retention, if that is shorter
     */
    public Duration lifetime(Optional<Duration> asked, Duration usual) {
        Duration kept = known ? Duration.ofDays(days) : LONGEST;
        if (asked.isPresent() && asked.get().compareTo(kept) > 0) {
            new Findings()
                    .add(
                            "/expiresAfter",
                            "must not be longer than P" + days + "D, because the aggregator keeps answers for " + days
                                    + " days (plumbline.retention.answers) and later ones could not be stored")
                    .refuse();
        }
        return asked.orElse(usual.compareTo(kept) > 0 ? kept : usual);
    }

    /** Whether the aggregator has reported its retention. */
    public boolean isKnown() {
        return known;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return aggregator
                .retention()
                .invoke(this::learn)
                .onFailure()
                .invoke(failure -> LOG.debugf("the aggregator does not report its retention reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void learn(RetentionReport kept) {
        if (kept.answersDays() >= LEAST_DAYS) {
            days = Math.toIntExact(kept.answersDays());
            known = true;
        }
    }
}
