package io.plumbline.cli.local;

import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.EndpointOption;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.JsonOption;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole product on this machine; its data is kept in a folder. */
@Command(
        name = "up",
        description = "Runs the whole product on this machine until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

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

    @Option(names = "--judge-endpoint", description = "Base URL of the judge of probes that name none.")
    private Optional<String> judgeEndpoint;

    @Option(names = "--judge", description = "Name of the judge model at --judge-endpoint.")
    private Optional<String> judge;

    @Option(
            names = "--judge-body",
            paramLabel = "JSON",
            description = "Fields that each request to that judge has besides: a JSON object, or @FILE.")
    private Optional<String> judgeBody;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = Progress.onStandardError();
        var options = StackLauncher.options(progress).keptIn(data).onPort(port);
        if (judgeEndpoint.isPresent()) {
            EndpointOption endpoint = EndpointOption.of("--judge-endpoint", judgeEndpoint.get(), Optional.empty());
            options = StackLauncher.judgedBy(
                    options,
                    endpoint.uri(),
                    judge.orElseThrow(() -> new CommandFailure("--judge is missing: which model judges the answers?")));
            options = judgeBody.isPresent()
                    ? StackLauncher.judgedWith(options, JsonOption.object("--judge-body", judgeBody.get()))
                    : options;
        }
        try (LocalStack stack = StackLauncher.start(options)) {
            RunningGateway.remember(stack);
            Runtime.getRuntime().addShutdownHook(new Thread(RunningGateway::forget));
            System.out.println(StackAddresses.of(stack));
            System.out.println("Data in " + data.toAbsolutePath() + ". Ctrl-C stops it.");
            new CountDownLatch(1).await();
        }
        return ExitCodes.PASSED;
    }
}
