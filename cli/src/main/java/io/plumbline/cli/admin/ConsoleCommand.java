package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.replies.SignInReply;
import io.plumbline.cli.text.ExitCodes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a link that signs in to the console. */
@Command(
        name = "console",
        description = "Prints a link that signs you in to the console. It works once, for half an hour.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    @Mixin
    private GatewayOption gateway;

    @Override
    public Integer call() {
        System.out.println(link(gateway.api()));
        return ExitCodes.PASSED;
    }

    /** A link that signs in with the role of the API's key. */
    public static String link(GatewayApi api) {
        return api.uri()
                .resolve(api.post("/api/v1/sign-in-links", Map.of())
                        .as(SignInReply.class)
                        .path())
                .toString();
    }
}
