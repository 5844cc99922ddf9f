package io.plumbline.cli.gateway;

import io.plumbline.cli.text.ExitCodes;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Shows a list again and again, for commands whose list may change while somebody looks. */
public final class WatchOption {

    private static final Duration EVERY = Duration.ofSeconds(2);

    @Option(names = "--watch", description = "Show it again whenever it changes, until it is interrupted.")
    private boolean watch;

    /** Writes what there is; with --watch, does not return before the process ends or something fails. */
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
