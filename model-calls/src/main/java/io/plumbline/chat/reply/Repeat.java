package io.plumbline.chat.reply;

/** How often a call may meet one kind of failure before another attempt is not worth its price. */
public enum Repeat {
    /** Another attempt would fail alike. */
    NEVER(1),
    /** Another attempt is paid for and fails alike in nearly all cases. */
    ONCE(2),
    /** Another attempt is paid for, and is likely to succeed. */
    FEW(4),
    /** Another attempt costs no more than the wait before it. */
    OFTEN(Integer.MAX_VALUE);

    private final int mostAttempts;

    Repeat(int mostAttempts) {
        this.mostAttempts = mostAttempts;
    }

    /** The most attempts of one call that may fail in this way, at least 1. */
    public int mostAttempts() {
        return mostAttempts;
    }
}
