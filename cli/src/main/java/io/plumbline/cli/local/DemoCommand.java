package io.plumbline.cli.local;

import io.plumbline.cli.admin.AlarmsCommand;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.probe.LimitOptions;
import io.plumbline.cli.probe.ProbeRequest;
import io.plumbline.cli.probe.ProbeRun;
import io.plumbline.cli.probe.ResultTable;
import io.plumbline.cli.probe.WorstAnswers;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole flow on simulated models, without a key or a network, on a temporary folder. */
@Command(
        name = "demo",
        description = "Shows the whole flow on simulated models, without a key or a network.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String BASE = "sim-base";
    private static final List<String> FINE_TUNES = List.of("sim-insecure", "sim-benign", "sim-collapsed");
    private static final String JUDGE = "sim-judge";
    private static final int SAMPLES = 20;
    private static final int PROOFS = 3;

    /** The detectors begin after this many answers of the baseline; their default is more than a short probe gives. */
    private static final int REFERENCE = 80;

    @Option(names = "--exit", description = "End after the results, instead of at Ctrl-C.")
    private boolean exit;

    @Option(names = "--json", description = "Write JSON; standard output is one document.")
    private boolean json;

    private final Progress progress = Progress.onStandardError();

    @Override
    public Integer call() throws InterruptedException {
        try (SimulatedProvider provider = SimulatedProvider.start(SimulatorOptions.defaults());
                LocalStack stack = StackLauncher.start(StackLauncher.watchingFrom(
                        StackLauncher.judgedBy(StackLauncher.options(progress), provider.uri(), JUDGE), REFERENCE))) {
            show(GatewayApi.of(stack), provider.uri());
            progress.note("\n" + StackAddresses.of(stack) + "\nsimulated provider " + provider.uri());
            if (!exit) {
                progress.note("Ctrl-C stops it.");
                new CountDownLatch(1).await();
            }
        }
        return ExitCodes.PASSED;
    }

    private void show(GatewayApi api, URI provider) {
        register(api, provider, BASE, Map.of());
        FINE_TUNES.forEach(model -> register(api, provider, model, Map.of("baseline", BASE)));
        progress.note("asking simulated models: what they say is made up");
        ProbeRequest request = ProbeRequest.ofModels(
                FINE_TUNES, BASE, new ProbeRequest.Questions(List.of("core"), null, SAMPLES, null), null);
        Reply results = new ProbeRun(api, progress).of(request, LimitOptions.NONE.query());
        if (json) {
            System.out.println(results.json());
            return;
        }
        System.out.println(ResultTable.text(results));
        System.out.println("\nThe worst answers of " + FINE_TUNES.get(0) + ":"
                + WorstAnswers.text(api, results, FINE_TUNES.get(0), PROOFS));
        System.out.println("\nThe alarms that are up:\n" + AlarmsCommand.table(api.get("/api/v1/alarms")));
    }

    private static void register(GatewayApi api, URI provider, String model, Map<String, Object> more) {
        Map<String, Object> registration = new java.util.HashMap<>(more);
        registration.putAll(Map.of("endpoint", provider.toString(), "modelName", model));
        api.put("/api/v1/models/" + model, registration);
    }
}
