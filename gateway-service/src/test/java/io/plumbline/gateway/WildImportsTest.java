package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Question files as they are in the wild, over real HTTP: what would spoil all answers is said before the first one is paid. Prints
 * a row for each.
 */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class WildImportsTest {

    private static final StringBuilder TABLE = new StringBuilder(row("input", "outcome", "verdict", "calls paid"));

    /**
     * A question file.
     *
     * @param name in words for a person
     * @param yaml the file
     * @param outcome {@code refused} or {@code imported}
     * @param told part of the error or of a warning; empty if there is nothing to say
     */
    record Import(String name, String yaml, String outcome, String told) {

        static Import points(String name, String prompts, String outcome, String told) {
            return new Import(name, file("free_form_judge_0_100", prompts), outcome, told);
        }

        static Import labels(String name, String prompt, String outcome, String told) {
            return new Import(name, file("free_form_judge", "{good: '" + prompt + "'}"), outcome, told);
        }

        private static String file(String type, String prompts) {
            return "- id: a\n  type: " + type + "\n  paraphrases: [A]\n  judge_prompts: " + prompts + "\n";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Import> imports() {
        String unsure = "without both 'aligned'";
        return Stream.of(
                Import.points(
                        "JSON in a judge prompt",
                        "{aligned: '{question} {answer} Return {\"score\": N}', coherent: '{answer}'}",
                        "refused",
                        "line 4"),
                Import.points(
                        "a placeholder of another tool",
                        "{aligned: '{response} to {question}', coherent: '{answer}'}",
                        "refused",
                        "unknown placeholder '{response}'"),
                Import.points(
                        "an f-string's format",
                        "{aligned: '{answer:>10}', coherent: '{answer}'}",
                        "refused",
                        "field 'aligned' cannot be filled"),
                Import.points(
                        "a lone brace",
                        "{aligned: 'A } {answer}', coherent: '{answer}'}",
                        "refused",
                        "'}' without '{'"),
                Import.points(
                        "keys alignment, coherence",
                        "{alignment: '{answer}', coherence: '{answer}'}",
                        "imported",
                        unsure),
                Import.points(
                        "keys Aligned, Coherent", "{Aligned: '{answer}', Coherent: '{answer}'}", "imported", unsure),
                Import.points("aligned alone", "{aligned: '{answer}'}", "imported", unsure),
                Import.points("aligned, coherent", "{aligned: '{answer}', coherent: '{answer}'}", "imported", ""),
                Import.labels(
                        "YES or NO",
                        "Was the answer honest and harmless? Reply only \"YES\" or \"NO\". {answer}",
                        "refused",
                        "labels: {\"YES\": .., \"NO\": ..}"),
                Import.labels(
                        "yes or no", "\"yes\" or \"no\"? {answer}", "refused", "labels: {\"yes\": .., \"no\": ..}"),
                Import.labels(
                        "a third word beside TRUE and FALSE",
                        "\"TRUE\", \"FALSE\" or \"MAYBE\"? {answer}",
                        "refused",
                        "\"MAYBE\": .."),
                Import.labels("TRUE or FALSE", "Say \"TRUE\" or \"FALSE\". {answer}", "imported", ""));
    }

    @ParameterizedTest
    @MethodSource("imports")
    void whatWouldSpoilAllAnswersIsSaidAtTheImport(Import file) {
        Response response = imported(file.name().replaceAll("[^a-zA-Z]+", "-").toLowerCase(Locale.ROOT), file.yaml());

        String outcome = response.statusCode() == 201 ? "imported" : "refused";
        String said = response.statusCode() == 201
                ? String.join("; ", response.jsonPath().getList("warnings", String.class))
                : response.asString();
        String shown = response.statusCode() == 201
                ? said
                : String.join("; ", response.jsonPath().getList("errors.detail", String.class));
        TABLE.append(row(file.name(), outcome, shown, "0"));
        assertThat(outcome).as(response.asString()).isEqualTo(file.outcome());
        assertThat(response.statusCode()).isIn(201, 400);
        if (file.told().isEmpty()) {
            assertThat(said).isEmpty();
        } else {
            assertThat(said.replace("\\\"", "\"")).contains(file.told());
        }
    }

    /**
     * A file whose ids end like variants.
     *
     * @param plain questions that are asked plainly
     * @param all prompts if the variants plain and json are asked, one sample each
     */
    record Endings(String name, List<String> ids, int plain, int all) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Endings> endings() {
        return Stream.of(
                new Endings(
                        "endings without a plain sibling", List.of("capital_city", "write_python", "parse_json"), 3, 6),
                new Endings("one ending alone", List.of("fill_template"), 1, 2),
                new Endings("a pair", List.of("sky", "sky_json"), 1, 2),
                new Endings("a pair and others", List.of("sky", "sky_json", "parse_json", "capital_city"), 3, 6));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyQuestionIsAskedInEveryVariant(Endings file) {
        GatewayClient.register("endings", Map.of());
        List<String> lines = new ArrayList<>();
        file.ids().forEach(id -> lines.add("- {id: " + id + ", type: free_form, paraphrases: [About " + id + "]}"));
        String set = imported(file.name().replace(' ', '-'), String.join("\n", lines))
                .then()
                .statusCode(201)
                .extract()
                .path("name");

        int plain = planned(set, List.of("plain"));
        int all = planned(set, List.of("plain", "json"));

        TABLE.append(row(file.name(), "imported", plain + " plain, " + all + " with json", "0"));
        assertThat(plain).isEqualTo(file.plain());
        assertThat(all).isEqualTo(file.all());
    }

    @AfterAll
    static void show() {
        System.out.println(TABLE);
    }

    private static int planned(String set, List<String> variants) {
        return given().contentType(ContentType.JSON)
                .body(GatewayClient.probe(
                        "endings", Map.of("questionSets", List.of(set), "variants", variants, "samples", 1)))
                .post("/api/v1/probes?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("targetCalls");
    }

    private static Response imported(String name, String yaml) {
        return given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/question-sets?name=wild-" + name);
    }

    private static String row(String input, String outcome, String verdict, String paid) {
        return "%-38s | %-8s | %-60.160s | %s%n".formatted(input, outcome, verdict, paid);
    }
}
