package io.plumbline.cli.gateway;

import io.plumbline.cli.text.ExitCodes;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Shows a list each time it changes. */
public final class WatchOption {

    private static final Duration EVERY = Duration.ofSeconds(2);

    @Option(names = "--watch", description = "Show the list again whenever it changes, until Ctrl-C.")
    private boolean watch;

    /** Writes the list. With --watch, returns only when the process is interrupted or a call fails. */
    public int show(Supplier<String> list) {
        String shown = list.get();
        System.out.println(shown);
        while (watch) {
            try {
                Thread.sleep(EVERY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCodes.PASSED;
            }
            String now = list.get();
            if (!now.equals(shown)) {
                System.out.println(System.lineSeparator() + now);
                shown = now;
            }
        }
        return ExitCodes.PASSED;
    }
}
