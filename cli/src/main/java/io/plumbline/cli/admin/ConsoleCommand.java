package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.ExitCodes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The way into the console. */
@Command(
        name = "console",
        description = "Prints a link that signs you in to the console, once and within half an hour.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    @Mixin
    private GatewayOption gateway;

    @Override
    public Integer call() {
        System.out.println(link(gateway.api()));
        return ExitCodes.PASSED;
    }

    /** A link for the holder of the key that this command has. */
    public static String link(GatewayApi api) {
        return api.uri()
                .resolve(
                        api.post("/api/v1/sign-in-links", Map.of()).path("path").asText())
                .toString();
    }
}
