package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.measuring.CpuTime;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time and memory of every process of a stack, since this was made; replicas of a service have one name. */
final class Processes {

    private static final String DATABASE = "database";
    private static final String FORGET_PEAK = "5";

    private final Map<String, List<ProcessHandle>> handles = new LinkedHashMap<>();
    private final Map<String, Double> before;

    Processes(LocalStack stack) {
        for (String service : StackOptions.SERVICES) {
            handles.put(
                    service.replace("-service", ""),
                    stack.replicas(service).stream()
                            .map(replica -> ProcessHandle.of(replica.pid()).orElseThrow())
                            .toList());
        }
        handles.put(
                "broker",
                List.of(ProcessHandle.of(stack.broker().process().pid()).orElseThrow()));
        handles.put(DATABASE, List.of(stack.database().process()));
        handles.values().stream().flatMap(List::stream).forEach(Processes::forgetPeak);
        before = soFar();
    }

    /** CPU seconds of each, replicas together. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> used = soFar();
        used.replaceAll((name, seconds) -> seconds - before.get(name));
        return used;
    }

    private Map<String, Double> soFar() {
        Map<String, Double> all = new LinkedHashMap<>();
        handles.forEach((name, replicas) -> all.put(
                name,
                replicas.stream()
                        .mapToDouble(replica -> CpuTime.of(replica).soFar().toMillis() / 1000.0)
                        .sum()));
        return all;
    }

    /**
     * The most that each had resident, in MB, of replicas the largest. Of the database it is what all its processes have now, the
     * pages that they share counted once.
     */
    Map<String, Long> megabytes() {
        Map<String, Long> all = new LinkedHashMap<>();
        handles.forEach((name, replicas) -> all.put(
                name,
                name.equals(DATABASE)
                        ? Stream.concat(replicas.stream(), replicas.stream().flatMap(ProcessHandle::descendants))
                                .mapToLong(process -> megabytes(process, "smaps_rollup", "Pss:"))
                                .sum()
                        : replicas.stream()
                                .mapToLong(process -> megabytes(process, "status", "VmHWM:"))
                                .max()
                                .orElse(0)));
        return all;
    }

    private static long megabytes(ProcessHandle process, String file, String field) {
        try (Stream<String> lines = Files.lines(of(process, file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static void forgetPeak(ProcessHandle process) {
        try {
            Files.writeString(of(process, "clear_refs"), FORGET_PEAK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path of(ProcessHandle process, String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
