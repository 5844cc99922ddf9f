package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the registry what a file says. */
@Command(
        name = "apply",
        description = "Registers the models of a YAML file and shows what that changes; again, it changes nothing.",
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {

    private static final int LONGEST = 80;

    @Mixin
    private GatewayOption gateway;

    @Option(names = "-f", required = true, paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Delete models that a file applied earlier named and this one does not.")
    private boolean prune;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode applied = apply();
        if (json) {
            System.out.println(applied.toPrettyString());
            return ExitCodes.PASSED;
        }
        int unchanged = 0;
        for (JsonNode change : applied.path("changes")) {
            if (change.path("action").asText().equals("unchanged")) {
                unchanged++;
            } else {
                show(change);
            }
        }
        System.out.println(unchanged + " unchanged" + (dryRun ? "; nothing was done" : ""));
        return ExitCodes.PASSED;
    }

    private JsonNode apply() {
        String yaml = TextFile.text(file);
        try {
            return gateway.api().postYaml("/api/v1/apply?dryRun=" + dryRun + "&prune=" + prune, yaml);
        } catch (CommandFailure failure) {
            throw new CommandFailure(file + ": " + failure.getMessage(), failure);
        }
    }

    private static void show(JsonNode change) {
        System.out.println(change.path("action").asText() + " "
                + TerminalText.line(change.path("id").asText()));
        for (JsonNode field : change.path("fields")) {
            line("-", field, "before");
            line("+", field, "after");
        }
    }

    private static void line(String sign, JsonNode field, String side) {
        if (field.has(side)) {
            System.out.println(
                    "  " + sign + " " + TerminalText.line(field.path("name").asText()) + ": "
                            + TerminalText.line(field.path(side).toString(), LONGEST));
        }
    }
}
