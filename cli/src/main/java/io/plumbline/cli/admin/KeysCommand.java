package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.KeyReply;
import io.plumbline.cli.replies.NewKey;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.ExitCodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The API keys of a gateway. */
@Command(
        name = "keys",
        description = "Creates, lists and revokes API keys.",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Create.class, KeysCommand.ListKeys.class, KeysCommand.Revoke.class})
public final class KeysCommand {

    private static final String PATH = "/api/v1/keys";

    private static final List<Column<KeyReply>> COLUMNS = List.of(
            Column.of("id", KeyReply::id),
            Column.of("name", KeyReply::name),
            Column.of("role", KeyReply::role),
            Column.of("createdAt", KeyReply::createdAt),
            Column.of("expiresAt", KeyReply::expiresAt),
            Column.of("revokedAt", KeyReply::revokedAt),
            Column.of("lastUsedAt", KeyReply::lastUsedAt),
            Column.of("requestsPerMinute", KeyReply::requestsPerMinute));

    private KeysCommand() {}

    @Command(
            name = "create",
            description = "Creates an API key; standard output is the key alone.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "NAME", description = "Name for people, such as its holder's.")
        private String name;

        @Option(names = "--role", required = true, description = "viewer, operator or admin.")
        private String role;

        @Option(names = "--expires-after", description = "ISO 8601 duration, such as P90D; default: it never expires.")
        private Optional<String> expiresAfter;

        @Option(names = "--requests-per-minute", description = "Its own limit; default: the gateway's.")
        private Optional<Integer> requestsPerMinute;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Map<String, Object> spec = new HashMap<>(Map.of("name", name, "role", role));
            expiresAfter.ifPresent(duration -> spec.put("expiresAfter", duration));
            requestsPerMinute.ifPresent(limit -> spec.put("requestsPerMinute", limit));
            Reply created = gateway.api().post(PATH, spec);
            NewKey key = created.as(NewKey.class);
            if (!json) {
                System.err.println("key " + key.id() + ", shown only this once:");
            }
            System.out.println(json ? created.json() : key.key());
            return ExitCodes.PASSED;
        }
    }

    @Command(name = "list", description = "Lists API keys, without the keys.", mixinStandardHelpOptions = true)
    static final class ListKeys implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(PATH, KeyReply.class, COLUMNS);
        }
    }

    @Command(name = "revoke", description = "Revokes an API key at once.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private ResourceOptions key;

        @Override
        public Integer call() {
            return key.delete(PATH, "revoked");
        }
    }
}
