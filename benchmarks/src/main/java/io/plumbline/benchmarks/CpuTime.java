package io.plumbline.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes and of all that they have started and that still run. */
final class CpuTime {

    private final List<ProcessHandle> roots;

    private CpuTime(List<ProcessHandle> roots) {
        this.roots = roots;
    }

    static CpuTime of(ProcessHandle root) {
        return new CpuTime(List.of(root));
    }

    static CpuTime of(long pid) {
        return new CpuTime(ProcessHandle.of(pid).stream().toList());
    }

    /** So far; the system counts in hundredths of a second. */
    Duration soFar() {
        return roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
