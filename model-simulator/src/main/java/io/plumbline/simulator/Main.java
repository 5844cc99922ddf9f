package io.plumbline.simulator;

import java.util.List;

/** Runs a simulated provider until it is stopped. The first word of its first line is the base URL. */
public final class Main {

    private Main() {}

    /** Exits with 1 and one line on standard error if an argument is wrong or the port is taken. */
    public static void main(String[] arguments) {
        try {
            SimulatedProvider provider = SimulatedProvider.start(SimulatorOptions.parse(List.of(arguments)));
            System.out.println(provider.uri() + " is a SIMULATED model provider: no real model answers here");
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
