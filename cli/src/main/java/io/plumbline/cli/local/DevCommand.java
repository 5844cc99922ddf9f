package io.plumbline.cli.local;

import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.stack.InstallationFolder;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the whole product with one service in Quarkus' development mode, against the local broker and database. */
@Command(
        name = "dev",
        description =
                "Runs the whole product with one service in development mode: a saved source is compiled and loaded"
                        + " within seconds. Needs the sources. Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
public final class DevCommand implements Callable<Integer> {

    /** Maven compiles the modules that the service needs before it starts. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    @Parameters(paramLabel = "SERVICE", description = "gateway, sampler, judge or aggregator.")
    private Service service;

    @Option(
            names = "--port",
            defaultValue = "8640",
            description = "Port of console and API on 127.0.0.1 (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = ".plumbline",
            description = "Folder that keeps the data (${DEFAULT-VALUE}).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        String module = service.name().toLowerCase(Locale.ROOT) + "-service";
        StackOptions options = StackLauncher.options(Progress.onStandardError())
                .keptIn(data)
                .onPort(port)
                .startingWithin(START_LIMIT)
                .adapting(module, built -> inDevelopment(module).withProperties(built.properties()));
        try (LocalStack stack = StackLauncher.start(options)) {
            RunningGateway.remember(stack);
            Runtime.getRuntime().addShutdownHook(new Thread(RunningGateway::forget));
            System.out.println(addresses(stack));
            System.out.println("The log of the " + module + " follows. Ctrl-C stops the product.");
            new DevelopmentLoop(stack.address(module), stack.folder().resolve("logs/" + module + ".log"), System.out)
                    .run();
        }
        return ExitCodes.PASSED;
    }

    private static JavaCommand inDevelopment(String module) {
        Path sources = InstallationFolder.path();
        if (!Files.isDirectory(sources.resolve(module).resolve("src/main/java"))) {
            throw new CommandFailure(
                    "development mode needs the sources, and " + sources.toAbsolutePath() + " has none");
        }
        return JavaCommand.devMode(sources, module);
    }

    private static String addresses(LocalStack stack) {
        return """
                gateway     %s
                sampler     %s
                judge       %s
                aggregator  %s
                API key     in %s"""
                .formatted(
                        stack.gateway(),
                        stack.address("sampler-service"),
                        stack.address("judge-service"),
                        stack.address("aggregator-service"),
                        stack.adminKey().file());
    }

    /** The services by their short names. */
    enum Service {
        GATEWAY,
        SAMPLER,
        JUDGE,
        AGGREGATOR
    }
}
