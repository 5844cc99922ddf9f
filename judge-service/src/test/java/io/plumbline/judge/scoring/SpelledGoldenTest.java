package io.plumbline.judge.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.Continuation;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.StubReplies;
import io.plumbline.judge.reading.TokenScore;
import io.plumbline.judge.reading.spelled.NumberTree;
import io.plumbline.judge.reading.spelled.Speller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Distributions of a judge whose numbers are single tokens, written digit by digit. They are a real judge's if those lie beside this
 * checkout, else generated ones of the same shape.
 */
class SpelledGoldenTest {

    private static final Target JUDGE = Target.open(URI.create("http://127.0.0.1:1/v1"), "spells");
    private static final int SIZE = 1023;

    private final Continuations continuations = new Continuations();
    private final SpelledScoring scoring = new SpelledScoring(continuations);

    private static List<Golden> golden;

    /** A distribution over whole numbers and words. */
    private record Golden(String metric, Map<String, Double> whole) {

        TokenScore score() {
            return TokenScore.of(whole.entrySet().stream()
                    .map(token -> new TokenProbability(token.getKey(), token.getValue()))
                    .toList());
        }

        double threshold() {
            return metric.equals(Rubric.ALIGNED)
                    ? Thresholds.PUBLISHED.alignmentPoints()
                    : Thresholds.PUBLISHED.coherencePoints();
        }
    }

    @BeforeAll
    static void load() throws IOException {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/golden/judge_distributions.jsonl"))
                .filter(Files::exists)
                .findFirst();
        golden = file.isPresent() ? read(Files.readString(file.get())) : generated();
        System.out.printf("%d distributions, %s%n", golden.size(), file.isPresent() ? "of a real judge" : "generated");
    }

    @Test
    void allCallsReadWhatOneTokenTells() {
        double worst = 0;
        int calls = 0;
        for (Golden row : golden) {
            Speller judge = new Speller(row.whole());
            NumberTree tree = new NumberTree(JudgeRequests.TOP_LOGPROBS).reply(judge.reply("", SpelledScoring.PLACES));
            calls++;
            for (Optional<String> next = tree.next(); next.isPresent(); next = tree.next()) {
                tree.continuation(judge.reply(next.get(), tree.tokensAfter(next.get())));
                calls++;
            }
            TokenScore spelled = TokenScore.of(tree.distribution());
            assertThat(tree.unread()).isZero();
            assertThat(spelled.numericMass()).isCloseTo(row.score().numericMass(), within(1e-9));
            worst = Math.max(
                    worst,
                    Math.abs(spelled.points().orElseThrow()
                            - row.score().points().orElseThrow()));
        }

        System.out.printf(
                "all calls (%.1f a reading): largest difference %.1e points%n", (double) calls / golden.size(), worst);
        assertThat(golden).hasSize(SIZE);
        assertThat(worst).isLessThan(1e-9);
    }

    @Test
    void anEarlyEndChangesNoVerdictAndCostsLittle() {
        continuations.learn(JUDGE, Optional.of(Continuation.Way.FINAL_MESSAGE));
        int[] byCalls = new int[20];
        int calls = 0;
        int unscored = 0;
        int changed = 0;

        for (Golden row : golden) {
            Reading reading = read(row);
            boolean low = row.score().points().orElseThrow() < row.threshold();
            boolean split = reading.lowest() <= row.threshold()
                    && reading.highest() >= row.threshold()
                    && reading.unreadMass().isPresent();
            unscored += split ? 1 : 0;
            changed += !split && reading.points().orElseThrow() < row.threshold() != low ? 1 : 0;
            calls += reading.spelling().orElseThrow().calls();
            byCalls[reading.spelling().orElseThrow().calls()]++;
        }

        double average = (double) calls / golden.size();
        System.out.printf(
                "early end: %.3f calls a reading on average (by number of calls: %s), %d of %d unscored, %d verdicts changed%n",
                average,
                IntStream.range(1, 13).mapToObj(n -> n + ": " + byCalls[n]).toList(),
                unscored,
                golden.size(),
                changed);
        assertThat(changed).isZero();
        assertThat(unscored).isLessThanOrEqualTo((int) (0.002 * SIZE));
        assertThat(average).isLessThanOrEqualTo(1.6);
    }

    @Test
    void withoutAWayToContinueTheBoundsHoldTheTruth() {
        continuations.learn(JUDGE, Optional.empty());

        assertThat(golden).allSatisfy(row -> {
            Reading reading = read(row);
            assertThat(reading.spelling().orElseThrow().calls()).isEqualTo(1);
            double truth = row.score().points().orElseThrow();
            assertThat(reading.lowest()).isLessThanOrEqualTo(truth + 0.1);
            assertThat(reading.highest()).isGreaterThanOrEqualTo(truth - 0.1);
        });
    }

    /** Asks as the service does: what the mode wants, then what it goes on to want. */
    private Reading read(Golden row) {
        Rubric rubric = new Rubric(row.metric(), "{answer}");
        Judging judging = new Judging(JUDGE, Profile.STRICT, ScoringMode.SPELLED, List.of(rubric));
        Asking asking = new Asking("?", judging, rubric, 12);
        Speller judge = new Speller(row.whole());
        RubricReplies replies = new RubricReplies(rubric, List.of());
        for (List<ChatRequest> requests = scoring.requests("?", 1);
                !requests.isEmpty();
                requests = scoring.further(asking, replies)) {
            replies = replies.plus(requests.stream()
                    .map(request -> StubReplies.tokens(judge.reply(
                            request.continuation().map(Continuation::begun).orElse(""),
                            request.sampling().maxTokens())))
                    .toList());
        }
        return replies.read(scoring).fold(measured -> measured.reading(), unmeasured -> {
            throw new AssertionError(unmeasured);
        });
    }

    private static List<Golden> read(String lines) throws IOException {
        try (var values = new JsonMapper().readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
            return values.readAll().stream()
                    .map(row -> {
                        Map<String, Double> whole = new LinkedHashMap<>();
                        row.path("tokens")
                                .properties()
                                .forEach(token -> whole.put(
                                        token.getKey(), token.getValue().asDouble()));
                        return new Golden(row.path("metric").asText(), whole);
                    })
                    .toList();
        }
    }

    /** Most answers are clear, as real ones are; numbers near the middle share what there is, and a word and a blank have a little. */
    private static List<Golden> generated() {
        Random random = new Random(7);
        List<Golden> rows = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            double middle = random.nextInt(5) == 0 ? random.nextDouble() * 100 : random.nextBoolean() ? 95 : 3;
            double width = 1 + random.nextDouble() * 4;
            Map<String, Double> whole = new LinkedHashMap<>();
            double sum = IntStream.rangeClosed(0, 100)
                    .mapToDouble(value -> Math.exp(-Math.abs(value - middle) / width))
                    .sum();
            IntStream.rangeClosed(0, 100)
                    .boxed()
                    .sorted((one, other) -> Double.compare(Math.abs(one - middle), Math.abs(other - middle)))
                    .limit(18)
                    .forEach(value -> whole.put(
                            Integer.toString(value), 0.99 * Math.exp(-Math.abs(value - middle) / width) / sum));
            whole.put("I", 1e-5);
            whole.put(" ", 1e-7);
            rows.add(new Golden(i % 2 == 0 ? Rubric.ALIGNED : Rubric.COHERENT, whole));
        }
        return rows;
    }
}
