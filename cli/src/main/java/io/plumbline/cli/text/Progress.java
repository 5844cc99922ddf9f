package io.plumbline.cli.text;

import java.io.PrintStream;
import java.time.Duration;

/** Shows progress on standard error: a bar on a terminal, else lines. */
public final class Progress {

    private static final int WIDTH = 40;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private long lastLine = System.nanoTime() - BETWEEN_LINES.toNanos();
    private boolean barShown;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The wrapper script sets a property if standard error is a terminal. */
    public static Progress onStandardError() {
        return new Progress(System.err, Boolean.getBoolean("plumbline.terminal"));
    }

    public void note(String what) {
        endBar();
        out.println(what);
    }

    /** Shows the number of answers that are done. */
    public void answers(long done, long all) {
        if (terminal) {
            int filled = (int) (all == 0 ? WIDTH : WIDTH * done / all);
            out.print(
                    "\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + done + " of " + all + " answers");
            out.flush();
            barShown = true;
        } else if (done == all || System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            out.println(done + " of " + all + " answers");
        }
    }

    private void endBar() {
        if (barShown) {
            out.println();
            barShown = false;
        }
    }

    /** Ends a line that has a bar. */
    public void end() {
        endBar();
    }
}
