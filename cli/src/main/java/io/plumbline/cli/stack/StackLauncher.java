package io.plumbline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Options and start of the embedded stack. */
public final class StackLauncher {

    private StackLauncher() {}

    /** The built services; each step of the start is reported to the user. */
    public static StackOptions options(Progress progress) {
        return StackOptions.builtUnder(InstallationFolder.path()).reportingTo(progress::note);
    }

    /** Starts the stack; a service that ends by itself is started again. */
    public static LocalStack start(StackOptions options) {
        return LocalStack.start(options).supervised();
    }

    /** Allows only the named environment variables as credentials, unless the environment itself lists the allowed ones. */
    public static StackOptions reading(StackOptions options, List<String> variables) {
        if (variables.isEmpty() || System.getenv("PLUMBLINE_CREDENTIALS_ALLOWED") != null) {
            return options;
        }
        UnaryOperator<JavaCommand> reader =
                command -> command.withProperties(Map.of("plumbline.credentials.allowed", String.join("|", variables)));
        return options.adapting("sampler-service", reader).adapting("judge-service", reader);
    }

    /** Detectors begin after this many answers of the baseline. */
    public static StackOptions watchingFrom(StackOptions options, int answers) {
        return options.adapting(
                "aggregator-service",
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.detectors.least-reference", Integer.toString(answers))));
    }

    /** Sets the judge of probes that name none. */
    public static StackOptions judgedBy(StackOptions options, URI endpoint, String model) {
        return options.adapting(
                "gateway-service",
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.judge.endpoint", endpoint.toString(), "plumbline.judge.model", model)));
    }

    /** Sets fields that each request to that judge has besides. */
    public static StackOptions judgedWith(StackOptions options, JsonNode body) {
        return options.adapting(
                "gateway-service",
                (JavaCommand command) -> command.withProperties(Map.of("plumbline.judge.body", body.toString())));
    }
}
