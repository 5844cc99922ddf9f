package io.plumbline.cli.text;

import java.io.PrintStream;
import java.time.Duration;

/** Shows progress on standard error: a bar on a terminal, else lines. */
public final class Progress {

    private static final int WIDTH = 40;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    /** An answer that takes so long is worth a word. */
    private static final Duration STALL = Duration.ofSeconds(20);

    private final PrintStream out;
    private final boolean terminal;
    private long lastLine = System.nanoTime() - BETWEEN_LINES.toNanos();
    private boolean barShown;
    private int shownLength;
    private long lastDone = -1;
    private long lastAnswer = System.nanoTime();

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

    /** Shows the number of answers that are done, and for how long none has come. */
    public void answers(long done, long all, long underWay) {
        String shown = done + " of " + all + " answers" + stall(done, all, underWay);
        if (terminal) {
            int filled = (int) (all == 0 ? WIDTH : WIDTH * done / all);
            out.print("\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + shown
                    + " ".repeat(Math.max(0, shownLength - shown.length())));
            shownLength = shown.length();
            out.flush();
            barShown = true;
        } else if (done == all || System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            out.println(shown);
        }
    }

    private String stall(long done, long all, long underWay) {
        if (done != lastDone) {
            lastDone = done;
            lastAnswer = System.nanoTime();
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - lastAnswer);
        return done == all || silence.compareTo(STALL) < 0
                ? ""
                : ", none for " + silence.toSeconds() + " s, " + underWay + " prompts under way";
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
