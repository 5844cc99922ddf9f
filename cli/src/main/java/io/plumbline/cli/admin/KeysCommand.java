package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.ListOptions;
import io.plumbline.cli.gateway.ResourceOptions;
import io.plumbline.cli.text.ExitCodes;
import java.util.HashMap;
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
        description = "Makes, lists and revokes API keys.",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Create.class, KeysCommand.ListKeys.class, KeysCommand.Revoke.class})
public final class KeysCommand {

    private static final String PATH = "/api/v1/keys";
    private static final String[] SHOWN = {
        "id", "name", "role", "createdAt", "expiresAt", "revokedAt", "lastUsedAt", "requestsPerMinute"
    };

    private KeysCommand() {}

    /** Makes one and shows it, once. */
    @Command(
            name = "create",
            description = "Makes an API key; standard output is the key and nothing else.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "NAME", description = "Whose it is, for people.")
        private String name;

        @Option(names = "--role", required = true, description = "viewer, operator or admin.")
        private String role;

        @Option(names = "--expires-after", description = "ISO 8601 duration, such as P90D; never where absent.")
        private Optional<String> expiresAfter;

        @Option(names = "--requests-per-minute", description = "Its own limit; the gateway's default where absent.")
        private Optional<Integer> requestsPerMinute;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Map<String, Object> spec = new HashMap<>(Map.of("name", name, "role", role));
            expiresAfter.ifPresent(duration -> spec.put("expiresAfter", duration));
            requestsPerMinute.ifPresent(limit -> spec.put("requestsPerMinute", limit));
            JsonNode key = gateway.api().post(PATH, spec);
            if (!json) {
                System.err.println("key " + key.path("id").asText() + ", shown only this once:");
            }
            System.out.println(json ? key.toPrettyString() : key.path("key").asText());
            return ExitCodes.PASSED;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists API keys, without the keys.", mixinStandardHelpOptions = true)
    static final class ListKeys implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(PATH, "keys", SHOWN);
        }
    }

    /** Revokes one. */
    @Command(name = "revoke", description = "Revokes an API key at once.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private ResourceOptions thing;

        @Override
        public Integer call() {
            return thing.delete(PATH, "revoked");
        }
    }
}
