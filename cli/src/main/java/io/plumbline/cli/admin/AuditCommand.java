package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.replies.AuditReply;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.CommandFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists entries of the audit log. */
@Command(
        name = "audit",
        description = "Lists entries of the audit log, the newest first.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    private static final List<Column<AuditReply>> COLUMNS = List.of(
            Column.of("at", AuditReply::at),
            Column.of("actorName", AuditReply::actorName),
            Column.of("action", AuditReply::action),
            Column.of("kind", AuditReply::kind),
            Column.of("subject", AuditReply::subject));

    @Mixin
    private ListOptions list;

    @Option(names = "--kind", description = "Only of this kind: model, probe, schedule, question-set, key or counts.")
    private Optional<String> kind;

    @Option(names = "--subject", description = "Only of the object with this id.")
    private Optional<String> subject;

    @Option(names = "--limit", defaultValue = "100", description = "Most entries (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure("--limit " + limit + ": must be 1 or more");
        }
        String query = "?kind=" + kind.map(GatewayApi::encoded).orElse("") + "&subject="
                + subject.map(GatewayApi::encoded).orElse("");
        return list.write("/api/v1/audit" + query, AuditReply.class, limit, COLUMNS);
    }
}
