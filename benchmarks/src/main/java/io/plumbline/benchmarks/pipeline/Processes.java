package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.CpuTime;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time and memory of every process of a stack. */
final class Processes {

    private final Map<String, ProcessHandle> handles = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();

    Processes(LocalStack stack) {
        for (String service : StackOptions.SERVICES) {
            handles.put(
                    service.replace("-service", ""),
                    ProcessHandle.of(stack.replicas(service).get(0).pid()).orElseThrow());
        }
        handles.put("broker", ProcessHandle.of(stack.broker().process().pid()).orElseThrow());
        handles.put("database", stack.database().process());
        handles.forEach((name, handle) -> before.put(name, CpuTime.of(handle).soFar()));
    }

    /** CPU seconds per 1,000 answers since this was made, of all and of each. */
    String cpu(long answers) {
        StringBuilder each = new StringBuilder();
        double all = 0;
        for (Map.Entry<String, ProcessHandle> process : handles.entrySet()) {
            Duration used = CpuTime.of(process.getValue()).soFar().minus(before.get(process.getKey()));
            double perThousand = used.toMillis() / (double) answers;
            all += perThousand;
            each.append(String.format(Locale.ROOT, ", %s %.3f", process.getKey(), perThousand));
        }
        return String.format(Locale.ROOT, "%.3f%s", all, each);
    }

    /** The most that each has had resident, in MB; the database's processes share pages and are left out. */
    String memory() {
        StringBuilder each = new StringBuilder();
        handles.forEach((name, handle) -> {
            if (!name.equals("database")) {
                each.append(each.isEmpty() ? "" : ", ").append(name).append(' ').append(peakMegabytes(handle.pid()));
            }
        });
        return each.toString();
    }

    private static long peakMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
