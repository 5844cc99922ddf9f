package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.events.Topics;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Lets the kernel refuse what the broker writes. The quota is RLIMIT_FSIZE on its process, half of the largest log of
 * the scores: the next write beyond fails (EFBIG; a full disk says ENOSPC), and the broker gives up
 * its only log folder and ends, as on a full disk. It needs no privileges, as a small file system would.
 */
record DiskFull() implements Drill {

    private static final Duration FULL = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String done() {
        return "the broker's files may not grow (RLIMIT_FSIZE, half of the scores' largest log); when it has ended, there is"
                + " room again and it is started";
    }

    @Override
    public String expected() {
        return "the broker ends instead of acknowledging, and " + Recovery.expected();
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        ServiceProcess broker = environment.stack().broker().process();
        environment.noteInFlight(StackOptions.SERVICES);
        long quota = largest(environment.stack().folder().resolve("kafka")) / 2;
        limit(broker, Long.toString(quota));
        Duration took;
        try {
            took = Waiting.until("the broker's end on a full disk", FULL, () -> !broker.isAlive());
        } catch (DrillFailure unimpressed) {
            limit(broker, "unlimited");
            throw unimpressed;
        }
        Waiting.pause(environment.settings().absence());
        broker.restart().awaitReady(environment.settings().recovery());
        return Recovery.await(environment, "full after " + Recovery.seconds(took) + ", ");
    }

    /** Only the soft limit, so that it may be raised again. */
    private static void limit(ServiceProcess broker, String bytes) {
        Command.run("prlimit", "--pid", Long.toString(broker.pid()), "--fsize=" + bytes + ":");
    }

    private static long largest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")
                            && file.getParent().getFileName().toString().matches(Topics.SCORES + "-\\d+"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new DrillFailure("the broker's folder cannot be read: " + e, e);
        }
    }
}
