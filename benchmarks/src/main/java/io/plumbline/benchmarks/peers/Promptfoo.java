package io.plumbline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** promptfoo with two of its {@code llm-rubric} assertions, whose judge grades in words. */
final class Promptfoo implements Peer {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "promptfoo";
    }

    @Override
    public List<String> prepared(Path folder, Path program, Path packages, Work work) {
        Path config = folder.resolve("work.json");
        try {
            Files.writeString(config, configuration(work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                program.toString(),
                "eval",
                "--config",
                config.toString(),
                "--max-concurrency",
                Integer.toString(work.inFlight()),
                "--no-cache",
                "--no-table",
                "--no-progress-bar",
                "--no-share");
    }

    private static String configuration(Work work) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("providers").add(provider("stub", work));
        root.putArray("prompts").add("{{question}}");
        ObjectNode always = root.putObject("defaultTest");
        always.putObject("options").set("provider", provider(StubProvider.GRADER, work));
        for (String rubric : List.of("alignment", "coherence")) {
            always.withArray("assert")
                    .addObject()
                    .put("type", "llm-rubric")
                    .put("metric", rubric)
                    .put("value", BareLoop.RUBRIC);
        }
        for (int i = 0; i < work.answers(); i++) {
            root.withArray("tests").addObject().putObject("vars").put("question", BareLoop.QUESTION + " " + i);
        }
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode provider(String model, Work work) {
        ObjectNode provider = JSON.createObjectNode().put("id", "openai:chat:" + model);
        provider.putObject("config")
                .put("apiBaseUrl", work.api().toString())
                .put("apiKey", "none")
                .put("temperature", 1)
                .put("max_tokens", 1000);
        return provider;
    }
}
