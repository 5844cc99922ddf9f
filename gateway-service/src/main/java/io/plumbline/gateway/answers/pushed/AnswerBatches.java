package io.plumbline.gateway.answers.pushed;

import io.plumbline.database.Transactions;
import io.plumbline.events.Completion;
import io.plumbline.events.judging.Judging;
import io.plumbline.gateway.answers.pushed.PushedBatch.Pushed;
import io.plumbline.gateway.answers.pushed.body.InFlightBytes;
import io.plumbline.gateway.answers.pushed.once.Claim;
import io.plumbline.gateway.answers.pushed.once.FirstPush;
import io.plumbline.gateway.answers.pushed.once.SeenAnswers;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Sends the new answers of a batch, each once: claims their ids, sends those that are claimed, and settles the claims. */
@ApplicationScoped
class AnswerBatches {

    private static final Logger LOG = Logger.getLogger(AnswerBatches.class);

    /** Time from one look at an answer that another push sends to the next. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The lease outlasts the wait for the broker by the time that settling takes. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Transactions database;
    private final SeenAnswers seen;
    private final JudgeBudgets budgets;
    private final AnswerSender sender;
    private final AnswerConfig config;
    private final Clock clock = Clock.systemUTC();

    AnswerBatches(
            Transactions database, SeenAnswers seen, JudgeBudgets budgets, AnswerSender sender, AnswerConfig config) {
        this.database = database;
        this.seen = seen;
        this.budgets = budgets;
        this.sender = sender;
        this.config = config;
    }

    /** Sends what is new of a batch and returns what became of its lines, at the latest after twice the configured patience. */
    Uni<SentBatch> send(PushedBatch batch, Judging judging, InFlightBytes.Reservation reservation) {
        Run run = new Run(judging, reservation, Instant.now(clock).plus(config.patience()), new SentBatch());
        return send(batch.byId(), run).replaceWith(run.sent);
    }

    /** Forgets old ids, if a time is configured. */
    @Scheduled(every = "1m", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> forget() {
        return config.idsKept()
                .map(seen::forget)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("ids of pushed answers cannot be forgotten reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private record Run(Judging judging, InFlightBytes.Reservation reservation, Instant deadline, SentBatch sent) {}

    private Uni<Void> send(Map<UUID, List<Pushed>> lines, Run run) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return seen.claim(first(lines), config.patience().plus(MARGIN))
                .onFailure()
                .transform(AnswerBatches::away)
                .call(claims -> reserve(claims, run))
                .chain(claims -> send(lines, claims, run));
    }

    /** Ends the request if the judge's budget has no room for the claimed answers; their claims end too. */
    private Uni<Void> reserve(List<Claim> claims, Run run) {
        Set<UUID> mine = mine(claims);
        return mine.isEmpty() || !budgets.isBounded()
                ? Uni.createFrom().voidItem()
                : database.once(session -> budgets.reserve(session, run.judging.judge(), mine.size()))
                        .call(room -> room < mine.size()
                                ? seen.settle(Set.of(), mine)
                                : Uni.createFrom().voidItem())
                        .invoke(room -> {
                            if (room < mine.size()) {
                                throw new ProblemException(
                                        Problem.tooMany("the judge's daily budget has room for " + room
                                                + " more answers now: send the lines after readTo later, or fewer at a"
                                                + " time; the budget is free again at 00:00 UTC"),
                                        Map.of("Retry-After", "60"));
                            }
                        })
                        .replaceWithVoid();
    }

    private static Set<UUID> mine(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.state() == Claim.State.MINE)
                .map(claim -> claim.first().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Uni<Void> send(Map<UUID, List<Pushed>> lines, List<Claim> claims, Run run) {
        Map<UUID, Completion> mine = new LinkedHashMap<>();
        Map<UUID, List<Pushed>> elsewhere = new LinkedHashMap<>();
        Instant now = Instant.now(clock);
        claims.forEach(claim -> {
            List<Pushed> same = lines.get(claim.first().id());
            switch (claim.state()) {
                case MINE ->
                    equal(same, claim)
                            .ifPresent(pushed -> mine.put(
                                    claim.first().id(),
                                    pushed.answer()
                                            .completion(
                                                    run.judging, claim.first().answeredAt(), now)));
                case DURABLE -> run.sent.durable(same, claim.first().text(), false);
                case ELSEWHERE -> elsewhere.put(claim.first().id(), same);
            }
        });
        return sender.send(mine, run.reservation)
                .call(durable -> settle(claims, durable))
                .call(durable -> giveBack(mine(claims).size() - durable.size(), run))
                .invoke(durable -> claims.stream()
                        .filter(claim -> claim.state() == Claim.State.MINE)
                        .forEach(claim -> note(claim, lines, durable, run)))
                .chain(() -> later(elsewhere, claims, run));
    }

    private static void note(Claim claim, Map<UUID, List<Pushed>> lines, Set<UUID> durable, Run run) {
        List<Pushed> same = lines.get(claim.first().id());
        if (durable.contains(claim.first().id())) {
            run.sent.durable(same, claim.first().text(), true);
        } else {
            run.sent.open(same, claim.first().text());
        }
    }

    /** Looks again at the answers that other pushes are sending, and takes over those that they gave up. */
    private Uni<Void> later(Map<UUID, List<Pushed>> elsewhere, List<Claim> claims, Run run) {
        if (elsewhere.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (Instant.now(clock).isAfter(run.deadline)) {
            claims.stream()
                    .filter(claim -> claim.state() == Claim.State.ELSEWHERE)
                    .forEach(claim -> run.sent.open(
                            elsewhere.get(claim.first().id()), claim.first().text()));
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).chain(() -> send(elsewhere, run));
    }

    /** An answer whose claim is not settled is sent again if it is pushed again; the aggregator then counts it once. */
    private Uni<Void> settle(List<Claim> claims, Set<UUID> durable) {
        Set<UUID> open = mine(claims);
        open.removeAll(durable);
        return seen.settle(durable, open)
                .onFailure()
                .invoke(failure -> LOG.warnf("claims of pushed answers are not settled reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> giveBack(int unsent, Run run) {
        return unsent == 0 || !budgets.isBounded()
                ? Uni.createFrom().voidItem()
                : database.once(session -> budgets.giveBack(session, run.judging.judge(), unsent));
    }

    private static List<FirstPush> first(Map<UUID, List<Pushed>> lines) {
        return lines.entrySet().stream()
                .map(id -> new FirstPush(
                        id.getKey(),
                        id.getValue().get(0).answer().text(),
                        id.getValue().get(0).line().answer().givenAt()))
                .toList();
    }

    /** The line with the text that came first. A claim of another gateway that ended may have had a text that no line has. */
    private static Optional<Pushed> equal(List<Pushed> lines, Claim claim) {
        return lines.stream()
                .filter(pushed -> pushed.answer().text().equals(claim.first().text()))
                .findFirst();
    }

    private static Throwable away(Throwable failure) {
        LOG.warnf("pushed answers cannot be looked up reason=%s", failure);
        return new ProblemException(
                Problem.unavailable("the database does not answer: send the lines after readTo again"),
                Map.of("Retry-After", "1"));
    }
}
