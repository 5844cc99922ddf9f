package io.plumbline.product;

import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product with a simulated provider, started once for all tests of a JVM; both end with it. */
final class RunningProduct {

    static final SimulatedProvider PROVIDER = SimulatedProvider.start(SimulatorOptions.defaults());
    static final LocalStack STACK = LocalStack.start(StackOptions.builtUnder(Wrapper.home()));

    private RunningProduct() {}

    /** Probes simulated models through the command line. */
    static Wrapper.Outcome probe(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "probe",
                "--gateway",
                STACK.gateway().toString(),
                "--endpoint",
                PROVIDER.uri().toString(),
                "--judge",
                "sim-judge"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** Any command, with the key of the running product. */
    static Wrapper.Outcome run(String... arguments) throws Exception {
        return Wrapper.run(Map.of("PLUMBLINE_API_KEY", STACK.adminKey().text()), arguments);
    }
}
