package io.plumbline.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the commands of docs/life-of-a-model.md against the real product, and holds the page to what they print: the same
 * commands, and output of the same fields. Written anew with {@code -Dplumbline.docs=write}.
 */
class LifeOfAModelIT {

    private static final Path PAGE = Wrapper.home().resolve("docs/life-of-a-model.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)\n```\n\n```\n(.*?)\n?```\n", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\"([a-z][A-Za-z]*)\":");
    private static final Pattern PROBE_ID = Pattern.compile("\\b[0-9a-v]{9}-[0-9a-v]{8}\\b");
    private static final String END_OF_STEP = "== end of step ==";
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void thePageShowsWhatTheCommandsPrint() throws Exception {
        List<Step> script = script(resource("life-of-a-model.txt"));
        List<String> outputs = run(script);
        if ("write".equals(System.getProperty("plumbline.docs"))) {
            Files.writeString(PAGE, page(script, outputs));
        }

        List<Step> shown = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> new Step(block.group(1), block.group(2)))
                .toList();
        assertThat(shown.stream().map(Step::command).toList())
                .isEqualTo(script.stream().map(Step::command).toList());
        for (int step = 0; step < script.size(); step++) {
            assertThat(shape(outputs.get(step)))
                    .as(script.get(step).command() + "\n" + outputs.get(step))
                    .isEqualTo(shape(shown.get(step).text()));
        }
    }

    /** Words and a command, or a command and its output. */
    private record Step(String command, String text) {}

    /** Each step is a paragraph, then its command behind a line of dashes. */
    private static List<Step> script(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.strip().split("\n\n", -1)) {
            String[] halves = part.split("\n---\n", 2);
            steps.add(new Step(halves[1].strip(), halves[0].strip()));
        }
        return steps;
    }

    /** All in one shell, because later commands use what earlier ones have found. */
    private List<String> run(List<Step> script) throws IOException, InterruptedException {
        Path commands = Files.writeString(
                folder.resolve("life.sh"),
                script.stream()
                        .map(step -> step.command() + "\necho\necho '" + END_OF_STEP + "'\n")
                        .collect(Collectors.joining()));
        Path out = folder.resolve("life.out");
        ProcessBuilder shell = new ProcessBuilder("sh", commands.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().put("GATEWAY", RunningProduct.STACK.gateway() + "/api/v1");
        shell.environment().put("PROVIDER", RunningProduct.PROVIDER.uri().toString());
        shell.environment().put("KEY", RunningProduct.STACK.adminKey().text());
        Process running = shell.start();
        if (!running.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(out));
        }
        List<String> outputs = List.of(Files.readString(out).split(END_OF_STEP + "\n", -1));
        assertThat(outputs).as(Files.readString(out)).hasSize(script.size() + 1).endsWith("");
        return outputs.stream().limit(script.size()).map(String::strip).toList();
    }

    private static String page(List<Step> script, List<String> outputs) {
        StringBuilder page = new StringBuilder(
                """
                # The life of a model

                From registration to a finished probe, with curl. A test runs these commands against the whole product with its
                simulated models, and compares their output with this page. Ids, times and numbers are those of one run.
                `GATEWAY` is the API's address, `http://127.0.0.1:8640/api/v1` under `up`. `KEY` is an API key, and `PROVIDER` an
                OpenAI-compatible endpoint.
                """);
        for (int step = 0; step < script.size(); step++) {
            page.append("\n%s\n\n```sh\n%s\n```\n\n```\n%s\n```\n"
                    .formatted(script.get(step).text(), script.get(step).command(), outputs.get(step)));
        }
        return page.toString().replace(RunningProduct.PROVIDER.uri().toString(), "http://127.0.0.1:8700/v1");
    }

    /** The fields that an output has, or the text itself with its numbers and ids made equal. */
    private static Set<String> shape(String output) {
        Set<String> fields =
                FIELD.matcher(output).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return fields.isEmpty()
                ? new TreeSet<>(
                        Set.of(PROBE_ID.matcher(output).replaceAll("ID").replaceAll("[0-9.]+(E-?[0-9]+)?", "N")))
                : new TreeSet<>(fields);
    }

    private static String resource(String name) throws IOException {
        try (var in = LifeOfAModelIT.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
