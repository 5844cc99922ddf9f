package io.plumbline.benchmarks.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is with other work. */
final class LoadAverage {

    private LoadAverage() {}

    /** Of the last minute; "unknown" if the system does not say. */
    static String now() {
        try {
            return Files.readString(Path.of("/proc/loadavg"), StandardCharsets.US_ASCII)
                    .replaceFirst(" .*\\s*$", "")
                    .strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
