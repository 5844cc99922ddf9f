package io.plumbline.benchmarks.pipeline;

import io.plumbline.benchmarks.aggregator.SeededAnswers;
import io.plumbline.benchmarks.measuring.BenchmarkClient;
import io.plumbline.local.LocalStack;
import io.plumbline.local.process.LaunchFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** SubmittedProbes of a running stack, one after the other, and what they take. */
final class SubmittedProbes {

    private final LocalStack stack;
    private final SeededAnswers stored;
    private final BenchmarkClient client;
    private final List<String> models;
    private long counted;

    /** Of registered models that share all answers evenly. */
    SubmittedProbes(LocalStack stack, SeededAnswers stored, BenchmarkClient client, List<String> models) {
        this.stack = stack;
        this.stored = stored;
        this.client = client;
        this.models = models;
    }

    /** One probe of each model, so many answers together; returns when they are counted. */
    void count(int answers) {
        int samples = answers / ProbeLoad.QUESTIONS / models.size();
        if (samples > 0) {
            models.forEach(model -> client.submit(model, samples));
        }
        counted += answers;
        stored.await(counted);
    }

    /** Counts the answers of {@link #count} and measures how long that takes. */
    Measured measured(int answers) {
        return measured(answers, () -> count(answers));
    }

    /**
     * Many probes of eight answers, submitted at a steady pace, however fast they finish; prints how late their answers are counted.
     *
     * @param providerMillis of an answer's time, what the provider took
     */
    Measured paced(int answers, int perSecond, long providerMillis, PrintStream out) {
        Instant since = Instant.now();
        Map<String, Instant> submitted = new HashMap<>();
        Measured measured = measured(answers, () -> submitted.putAll(submitted(answers, perSecond)));
        print(stored.since(since), submitted, providerMillis, out);
        return measured;
    }

    /** When each probe was submitted, by its id; returns when they are counted. */
    Map<String, Instant> submitted(int answers, int perSecond) {
        Map<String, Instant> submitted = new HashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < answers / ProbeLoad.QUESTIONS; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            SeededAnswers.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Instant at = Instant.now();
            submitted.put(client.submit(models.get(i % models.size()), 1), at);
        }
        counted += answers;
        stored.await(counted);
        return submitted;
    }

    private Measured measured(int answers, Runnable probes) {
        Processes processes = new Processes(stack);
        Instant since = Instant.now();
        probes.run();
        Map<String, Double> cpuSeconds = processes.cpuSeconds();
        Map<String, Long> megabytes = processes.megabytes();
        SeededAnswers.Counted all = stored.countedSince(since);
        if (all.answers() != answers) {
            throw new LaunchFailure(all.answers() + " of " + answers + " answers have a time");
        }
        return new Measured(1, answers, seconds(since, all.last()), seconds(since, all.first()), cpuSeconds, megabytes);
    }

    /** From the submission of a probe until the transactions that count its answers are durable. */
    private static void print(
            List<SeededAnswers.Times> answers, Map<String, Instant> submitted, long providerMillis, PrintStream out) {
        Function<SeededAnswers.Times, Instant> start = answer -> submitted.get(answer.probe());
        List<Double> all = millis(answers, start, SeededAnswers.Times::counted);
        out.printf(
                Locale.ROOT,
                "  submission until counted, without the provider: half within %.1f ms, 99 %% within %.1f ms%n",
                all.get(all.size() / 2) - providerMillis,
                all.get(all.size() * 99 / 100) - providerMillis);
        out.printf(
                Locale.ROOT,
                "  medians, with the provider: released after %.1f ms, answered %.1f later, scored %.1f later, counted %.1f later%n",
                median(answers, start, SeededAnswers.Times::released),
                median(answers, SeededAnswers.Times::released, SeededAnswers.Times::answered),
                median(answers, SeededAnswers.Times::answered, SeededAnswers.Times::scored),
                median(answers, SeededAnswers.Times::scored, SeededAnswers.Times::counted));
    }

    private static double median(
            List<SeededAnswers.Times> answers,
            Function<SeededAnswers.Times, Instant> from,
            Function<SeededAnswers.Times, Instant> to) {
        return millis(answers, from, to).get(answers.size() / 2);
    }

    private static List<Double> millis(
            List<SeededAnswers.Times> answers,
            Function<SeededAnswers.Times, Instant> from,
            Function<SeededAnswers.Times, Instant> to) {
        return answers.stream()
                .map(answer -> 1000 * seconds(from.apply(answer), to.apply(answer)))
                .sorted()
                .toList();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
