package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ApplyReply;
import io.plumbline.cli.replies.ApplyReply.FieldChange;
import io.plumbline.cli.replies.ApplyReply.ModelChange;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers the models of a file. */
@Command(
        name = "apply",
        description = "Registers the models of a YAML file and shows the changes; a second time there are none.",
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {

    private static final int LONGEST = 80;

    @Mixin
    private GatewayOption gateway;

    @Option(names = "-f", required = true, paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Delete models of an earlier file that are not in this one.")
    private boolean prune;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Reply applied = apply();
        if (json) {
            System.out.println(applied.json());
            return ExitCodes.PASSED;
        }
        List<ModelChange> changes = applied.as(ApplyReply.class).changes();
        changes.stream().filter(change -> !change.isUnchanged()).forEach(ApplyCommand::show);
        long unchanged = changes.stream().filter(ModelChange::isUnchanged).count();
        System.out.println(unchanged + " unchanged" + (dryRun ? "; nothing was done" : ""));
        return ExitCodes.PASSED;
    }

    private Reply apply() {
        String yaml = TextFile.text(file);
        try {
            return gateway.api().postYaml("/api/v1/apply?dryRun=" + dryRun + "&prune=" + prune, yaml);
        } catch (CommandFailure failure) {
            throw new CommandFailure(file + ": " + failure.getMessage(), failure);
        }
    }

    private static void show(ModelChange change) {
        System.out.println(change.action() + " " + TerminalText.line(change.id()));
        for (FieldChange field : change.fields()) {
            line("-", field.name(), field.before());
            line("+", field.name(), field.after());
        }
    }

    private static void line(String sign, String field, JsonNode value) {
        if (value != null) {
            System.out.println(
                    "  " + sign + " " + TerminalText.line(field) + ": " + TerminalText.line(value.toString(), LONGEST));
        }
    }
}
