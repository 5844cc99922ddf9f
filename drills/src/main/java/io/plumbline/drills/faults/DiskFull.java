package io.plumbline.drills.faults;

import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.DrillFailure;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;
import io.plumbline.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Lets the kernel refuse what the broker writes. The quota is RLIMIT_FSIZE on its process, a little above the largest of its
 * logs: the next write beyond fails in the middle of a batch (EFBIG, where a full disk says ENOSPC), and the broker gives up
 * its only log folder and ends, as on a full disk. Nothing of this needs privileges, as a small file system would.
 */
record DiskFull() implements Drill {

    private static final long ROOM_BYTES = 20_000;
    private static final Duration FULL = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String done() {
        return "the broker's files may not grow (RLIMIT_FSIZE, " + ROOM_BYTES / 1000
                + " kB above the largest); when it has ended, there is room again and it is started";
    }

    @Override
    public String expected() {
        return "the broker ends instead of acknowledging, and " + Recovery.expected();
    }

    @Override
    public Result carryOut(Ground ground) {
        ServiceProcess broker = ground.stack().broker().process();
        ground.noteInFlight();
        long quota = largest(ground.stack().folder().resolve("kafka")) + ROOM_BYTES;
        Command.run("prlimit", "--pid", Long.toString(broker.pid()), "--fsize=" + quota + ":");
        Duration took = Waiting.until("the broker's end on a full disk", FULL, () -> !broker.isAlive());
        Waiting.pause(ground.settings().absence());
        broker.restart().awaitReady(ground.settings().recovery());
        return Recovery.await(ground, "full after " + Recovery.seconds(took) + ", ");
    }

    private static long largest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new DrillFailure("the broker's folder cannot be read: " + e, e);
        }
    }
}
