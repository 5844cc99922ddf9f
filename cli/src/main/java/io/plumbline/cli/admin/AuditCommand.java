package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.ListOptions;
import io.plumbline.cli.text.CommandFailure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who has changed what. */
@Command(name = "audit", description = "Lists changes, the newest first.", mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ListOptions list;

    @Option(names = "--kind", description = "Only of this kind: model, probe, schedule, question-set, key or counts.")
    private Optional<String> kind;

    @Option(names = "--subject", description = "Only of the thing with this id.")
    private Optional<String> subject;

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure("--limit " + limit + ": must be 1 or more");
        }
        String query = "?kind=" + kind.map(GatewayApi::encoded).orElse("") + "&subject="
                + subject.map(GatewayApi::encoded).orElse("");
        return list.write("/api/v1/audit" + query, "changes", limit, "at", "actorName", "action", "kind", "subject");
    }
}
