package io.plumbline.cli.stack;

import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The embedded stack as the commands start it. */
public final class StackLauncher {

    private StackLauncher() {}

    /** The services as they were built, telling the user what is going on. */
    public static StackOptions options(Progress progress) {
        return StackOptions.builtUnder(InstallationFolder.path()).reportingTo(progress::note);
    }

    /** Starts it, and starts again what ends without being told to. */
    public static LocalStack start(StackOptions options) {
        return LocalStack.start(options).supervised();
    }

    /** The same for a single probe: measuring its judge and comparing its models would cost more, and come too late for it. */
    public static StackOptions uncalibrated(StackOptions options) {
        return options.adapting(
                "gateway-service",
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.calibration.enabled", "false", "plumbline.canary.enabled", "false")));
    }

    /** The same, reading the variables that the user has named and no others, unless the environment says which. */
    public static StackOptions reading(StackOptions options, List<String> variables) {
        if (variables.isEmpty() || System.getenv("PLUMBLINE_CREDENTIALS_ALLOWED") != null) {
            return options;
        }
        UnaryOperator<JavaCommand> reader =
                command -> command.withProperties(Map.of("plumbline.credentials.allowed", String.join("|", variables)));
        return options.adapting("sampler-service", reader).adapting("judge-service", reader);
    }

    /** The same, with detectors that begin when the baseline has given so many answers. */
    public static StackOptions watchingFrom(StackOptions options, int answers) {
        return options.adapting(
                "aggregator-service",
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.detectors.least-reference", Integer.toString(answers))));
    }

    /** The same, with a judge for all probes that name none. */
    public static StackOptions judgedBy(StackOptions options, URI endpoint, String model) {
        return options.adapting(
                "gateway-service",
                (JavaCommand command) -> command.withProperties(
                        Map.of("plumbline.judge.endpoint", endpoint.toString(), "plumbline.judge.model", model)));
    }
}
