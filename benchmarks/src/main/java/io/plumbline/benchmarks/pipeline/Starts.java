package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.peers.Peers;
import io.plumbline.local.StackOptions;
import java.io.PrintStream;

/**
 * Starts of the whole product.
 *
 * @param name as in the table
 * @param starts how often, one after the other, at least 1
 * @param archives whether as often again with archives of the classes that each service loads, which one more start makes before
 */
public record Starts(String name, int starts, boolean archives) implements Workload {

    public Starts {
        Workload.require(name != null, "name is missing");
        Workload.require(starts >= 1, "starts must be at least 1");
    }

    @Override
    public void run(StackOptions options, Peers peers, PrintStream out) {
        new StartBenchmark(options, this).run(out);
    }
}
