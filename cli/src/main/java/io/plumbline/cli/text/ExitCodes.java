package io.plumbline.cli.text;

/** What the exit codes mean. */
public final class ExitCodes {

    public static final int PASSED = 0;
    public static final int ERROR = 1;
    public static final int INCONCLUSIVE = 3;

    /** Above the threshold; far from the codes that shells and signals use. */
    public static final int FAILED = 100;

    private ExitCodes() {}

    /** The code of a verdict. */
    public static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    /** What a probe or a comparison says of a candidate. */
    public enum Verdict {
        PASS,
        FAIL,
        INCONCLUSIVE
    }
}
