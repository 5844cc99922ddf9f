package io.plumbline.benchmarks.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What probes of one size took, from the submission of each until its last answer was counted.
 *
 * @param probes how many there were, one after the other; at least 1
 * @param answers of all of them
 * @param seconds of all of them
 * @param secondsToFirst of those, the ones before the first answer was counted
 * @param cpuSeconds of each process, by its name
 * @param megabytes that each process had resident at most, by its name
 */
record Measured(
        int probes,
        long answers,
        double seconds,
        double secondsToFirst,
        Map<String, Double> cpuSeconds,
        Map<String, Long> megabytes) {

    /** Answers a second. */
    double rate() {
        return answers / seconds;
    }

    /** With those of further probes. */
    Measured plus(Measured more) {
        return new Measured(
                probes + more.probes,
                answers + more.answers,
                seconds + more.seconds,
                secondsToFirst + more.secondsToFirst,
                merged(cpuSeconds, more.cpuSeconds, Double::sum),
                merged(megabytes, more.megabytes, Long::max));
    }

    private static <V> Map<String, V> merged(Map<String, V> first, Map<String, V> second, BinaryOperator<V> how) {
        Map<String, V> all = new LinkedHashMap<>(first);
        second.forEach((name, value) -> all.merge(name, value, how));
        return all;
    }

    @Override
    public String toString() {
        double cpu = cpuSeconds.values().stream().mapToDouble(each -> each).sum();
        String each = cpuSeconds.entrySet().stream()
                .map(process -> text(", %s %.3f", process.getKey(), process.getValue() * 1000 / answers))
                .collect(Collectors.joining());
        String memory = megabytes.entrySet().stream()
                .map(process -> process.getKey() + " " + process.getValue())
                .collect(Collectors.joining(", "));
        return text(
                "  %s answers judged and counted, %.0f a second; the first %.0f ms after submission%n"
                        + "    CPU seconds per 1,000: %.3f%s%n"
                        + "    most memory resident, MB: %s",
                probes == 1 ? Long.toString(answers) : probes + " times " + answers / probes,
                rate(),
                secondsToFirst * 1000 / probes,
                cpu * 1000 / answers,
                each,
                memory);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
