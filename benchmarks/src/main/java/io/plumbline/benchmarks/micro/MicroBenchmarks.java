package io.plumbline.benchmarks.micro;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs this package's benchmarks, in less than a minute for all of them.
 *
 * @param only regular expression, found in the names of those that are run
 * @param forks JVMs of each benchmark, one after the other; 0 measures in this one
 * @param iterations at least 1, once to warm up and once to measure
 * @param iteration how long each takes, at least a millisecond
 */
public record MicroBenchmarks(String only, int forks, int iterations, Duration iteration) {

    /** As the services run, so that the flags of the calling JVM do not count. */
    private static final String[] FLAGS = {"-Xmx256m", "-XX:+UseSerialGC"};

    /** @throws java.util.regex.PatternSyntaxException if {@code only} is no regular expression */
    public MicroBenchmarks {
        Pattern.compile(only);
    }

    /** One JVM of each, five seconds to warm up and five to measure. */
    public static MicroBenchmarks of(String only) {
        return new MicroBenchmarks(only, 1, 5, Duration.ofSeconds(1));
    }

    /**
     * Runs them and prints JMH's table: microseconds of an operation, with an interval of 99.9 %.
     *
     * @throws IllegalArgumentException if none has such a name
     */
    public void run(PrintStream progress, PrintStream out) {
        try {
            ResultFormatFactory.getInstance(ResultFormatType.TEXT, out)
                    .writeOut(new Runner(
                                    options(), OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL))
                            .run());
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("no benchmark's name has " + only + " in it", e);
        } catch (RunnerException e) {
            throw new IllegalStateException("benchmarks failed", e);
        }
    }

    private Options options() {
        TimeValue time = TimeValue.milliseconds(iteration.toMillis());
        return new OptionsBuilder()
                .include(only)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(forks)
                .jvmArgs(FLAGS)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .shouldFailOnError(true)
                .build();
    }
}
