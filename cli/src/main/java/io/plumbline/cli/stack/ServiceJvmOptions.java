package io.plumbline.cli.stack;

import java.util.List;
import picocli.CommandLine.Option;

/** Options for the JVM of a measured service. */
public final class ServiceJvmOptions {

    @Option(names = "--heap-megabytes", defaultValue = "192", description = "Heap of the service (${DEFAULT-VALUE}).")
    private int heapMegabytes;

    @Option(names = "--jvm", description = "Another flag of the service's JVM; may be repeated.")
    private List<String> flags = List.of();

    public int heapMegabytes() {
        return heapMegabytes;
    }

    public List<String> flags() {
        return flags;
    }
}
