package io.plumbline.aggregator.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.prompt.Canary;
import io.plumbline.statistics.identity.CanaryAnswer;
import io.plumbline.statistics.identity.IdentityTest;
import io.plumbline.statistics.identity.PromptAnswers;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Decides comparisons that are complete or overdue, each once. Later answers are stored and do not change the result. */
@ApplicationScoped
class IdentityDecider {

    private static final Logger LOG = Logger.getLogger(IdentityDecider.class);
    private static final TypeReference<List<TokenProbability>> TOKENS = new TypeReference<>() {};
    /** Comparisons of a model whose answers are kept. */
    private static final int KEPT = 8;

    /** Share of a side's calls that must have an answer. */
    private static final double LEAST_ANSWERED = 0.75;

    private final Transactions transactions;
    private final IdentityMeters meters;
    private final IdentityConfig config;

    IdentityDecider(Transactions transactions, IdentityMeters meters, IdentityConfig config) {
        this.transactions = transactions;
        this.meters = meters;
        this.config = config;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> decide() {
        return transactions
                .once(session -> due(session, meters.owned()))
                .onItem()
                .transformToMulti(runs -> Multi.createFrom().iterable(runs))
                .onItem()
                .transformToUniAndConcatenate(this::decide)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("comparisons cannot be decided reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<List<String>> due(Mutiny.Session session, Set<Integer> partitions) {
        return session.createNativeQuery(IdentitySql.DUE, String.class)
                .setParameter("partitions", Rows.column(partitions, Integer.class, partition -> partition))
                .setParameter("overdue", Instant.now().minus(config.grace()).toEpochMilli())
                .getResultList();
    }

    /** The test takes milliseconds, and a second if prompts have many repeats: too long for the event loop. */
    private Uni<Void> decide(String run) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, IdentitySql.READINGS_OF_RUN).setParameter("run", run), SideAnswer::of))
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(IdentityDecider::finding)
                .chain(finding -> transactions.once(session -> keep(session, run, finding)));
    }

    /** A side that answered too few of its calls may be broken as its baseline is, which is no likeness. */
    private static IdentityFinding finding(List<SideAnswer> answers) {
        long least = answers.isEmpty()
                ? 0
                : (long) Math.ceil(LEAST_ANSWERED * answers.get(0).size() / 2);
        boolean enough = Stream.of(Canary.Side.values())
                .allMatch(side ->
                        answers.stream().filter(answer -> answer.side() == side).count() >= least);
        return enough
                ? IdentityFinding.of(IdentityTest.decide(byPrompt(answers)))
                : IdentityFinding.tooFewAnswers(answers.size(), answers.get(0).size());
    }

    private static Uni<Void> keep(Mutiny.Session session, String run, IdentityFinding finding) {
        return session.createNativeQuery(IdentitySql.DECIDE)
                .setParameter("run", run)
                .setParameter("state", finding.state().name())
                .setParameter("reason", finding.reason())
                .setParameter("evidence", Storable.json(finding.evidence()))
                .executeUpdate()
                .invoke(() -> LOG.infof("identity run=%s state=%s reason=%s", run, finding.state(), finding.reason()))
                .chain(() -> IdentityAlarm.follow(session, run, finding))
                .chain(() -> session.createNativeQuery(IdentitySql.FORGET)
                        .setParameter("run", run)
                        .setParameter("kept", KEPT)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private record SideAnswer(String prompt, Canary.Side side, CanaryAnswer answer, int size) {
        static SideAnswer of(Row row) {
            return new SideAnswer(
                    row.text("question_id"),
                    Canary.Side.valueOf(row.text("side")),
                    new CanaryAnswer(row.text("answer"), tokens(row.text("first_token"))),
                    row.integer("size"));
        }
    }

    private static List<PromptAnswers> byPrompt(List<SideAnswer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(SideAnswer::prompt, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(prompt -> new PromptAnswers(
                        prompt.getKey(),
                        of(Canary.Side.MODEL, prompt.getValue()),
                        of(Canary.Side.BASELINE, prompt.getValue())))
                .toList();
    }

    private static List<CanaryAnswer> of(Canary.Side side, List<SideAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.side() == side)
                .map(SideAnswer::answer)
                .toList();
    }

    /** Different byte tokens can have equal text: their probabilities are added. */
    private static Map<String, Double> tokens(String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return EventJson.mapper().readValue(json, TOKENS).stream()
                    .collect(Collectors.toMap(TokenProbability::token, TokenProbability::probability, Double::sum));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored tokens cannot be read", e);
        }
    }
}
