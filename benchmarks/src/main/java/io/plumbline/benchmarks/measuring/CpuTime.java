package io.plumbline.benchmarks.measuring;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes and of all that they have started and that still run. */
public final class CpuTime {

    private final List<ProcessHandle> roots;
    private final boolean withChildren;

    private CpuTime(List<ProcessHandle> roots, boolean withChildren) {
        this.roots = roots;
        this.withChildren = withChildren;
    }

    /** Of a process and its children. */
    public static CpuTime of(ProcessHandle root) {
        return new CpuTime(List.of(root), true);
    }

    public static CpuTime of(long pid) {
        return new CpuTime(ProcessHandle.of(pid).stream().toList(), true);
    }

    /** Of this process alone. */
    public static CpuTime ofThisProcess() {
        return new CpuTime(List.of(ProcessHandle.current()), false);
    }

    /** So far; the system counts in hundredths of a second. */
    public Duration soFar() {
        return roots.stream()
                .flatMap(root -> withChildren ? Stream.concat(Stream.of(root), root.descendants()) : Stream.of(root))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
