package io.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who has changed what. */
@Command(name = "audit", description = "Lists changes, the newest first.", mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private GatewayOption gateway;

    @Option(names = "--kind", description = "Only of this kind: model, probe, question-set or key.")
    private Optional<String> kind;

    @Option(names = "--subject", description = "Only of the thing with this id.")
    private Optional<String> subject;

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Write JSON, with what was before and after.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure("--limit " + limit + ": must be 1 or more");
        }
        String query = "?kind=" + kind.map(GatewayApi::encoded).orElse("") + "&subject="
                + subject.map(GatewayApi::encoded).orElse("");
        var changes = Pages.read(gateway.api(), "/api/v1/audit" + query, "changes", limit);
        System.out.println(
                json
                        ? changes.toPrettyString()
                        : Columns.text(changes, "at", "actorName", "action", "kind", "subject"));
        return Exit.PASSED;
    }
}
