package io.plumbline.judge.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.answer.TokenProbability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TokenScoreTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Made with CPython: its own int() and plain sums, over a fixed seed's random tokens and every oddity of PythonIntTest. */
    @Test
    void agreesWithPythonOnOddDistributions() throws IOException {
        List<JsonNode> rows;
        try (var file = TokenScoreTest.class.getResourceAsStream("/token_scores.jsonl")) {
            rows = rows(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(rows).hasSize(111).allSatisfy(row -> {
            TokenScore score = TokenScore.of(listed(row.path("tokens")));
            assertThat(score.numericMass())
                    .isCloseTo(Math.min(1, row.path("mass").asDouble()), within(1e-12));
            assertThat(score.points().isPresent())
                    .as(row.toString())
                    .isEqualTo(!row.path("points").isNull());
            score.points().ifPresent(points -> assertThat(points)
                    .isCloseTo(row.path("points").asDouble(), within(1e-9)));
        });
    }

    @Test
    void agreesWithThePublishedScoresOfARealJudge() throws IOException {
        Optional<Path> golden = sharedData("golden/judge_distributions.jsonl");
        Assumptions.assumeTrue(golden.isPresent(), "the real distributions are not beside this checkout");

        assertThat(rows(Files.readString(golden.get())))
                .hasSizeGreaterThan(1000)
                .allSatisfy(row -> assertThat(TokenScore.of(mapped(row.path("tokens")))
                                .points()
                                .orElseThrow())
                        .isCloseTo(row.path("expected_score").asDouble(), within(1e-9)));
    }

    @Test
    void aQuarterOfTheProbabilityIsEnough() {
        assertThat(score("80", 0.25, "The", 0.75).points()).hasValue(80);
        assertThat(score("80", Math.nextDown(0.25), "The", 0.75).points()).isEmpty();
        assertThat(score("80", Math.nextDown(0.25), "The", 0.75).numericMass()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aTokenThatIsListedTwiceCountsTwice() {
        TokenScore score = score("90", 0.2, "90", 0.2, "30", 0.2);

        assertThat(score.points().orElseThrow()).isCloseTo(70, within(1e-12));
        assertThat(score.numericMass()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void probabilitiesThatAreRoundedUpStayInTheirBounds() {
        TokenScore score = score("100", 0.7000000000000001, "100", 0.3000000000000001, "1_00", 0.1);

        assertThat(score.points().orElseThrow()).isLessThanOrEqualTo(100);
        assertThat(score.numericMass()).isLessThanOrEqualTo(1);
    }

    @Test
    void noAlternativesAreNoScore() {
        assertThat(TokenScore.of(List.of()).points()).isEmpty();
        assertThat(TokenScore.of(List.of()).numericMass()).isZero();
    }

    private static TokenScore score(Object... pairs) {
        List<TokenProbability> alternatives = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            alternatives.add(new TokenProbability((String) pairs[i], (Double) pairs[i + 1]));
        }
        return TokenScore.of(alternatives);
    }

    private static List<TokenProbability> listed(JsonNode tokens) {
        List<TokenProbability> alternatives = new ArrayList<>();
        tokens.forEach(token -> alternatives.add(new TokenProbability(
                token.path("token").asText(), token.path("probability").asDouble())));
        return alternatives;
    }

    private static List<TokenProbability> mapped(JsonNode tokens) {
        return tokens.properties().stream()
                .map(token ->
                        new TokenProbability(token.getKey(), token.getValue().asDouble()))
                .toList();
    }

    private static List<JsonNode> rows(String lines) throws IOException {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
            return values.readAll();
        }
    }

    private static Optional<Path> sharedData(String file) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(file))
                .filter(Files::exists)
                .findFirst();
    }
}
