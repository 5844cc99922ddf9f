package io.plumbline.cli.text;

/** The exit codes of the commands. */
public final class ExitCodes {

    public static final int PASSED = 0;
    public static final int ERROR = 1;
    public static final int INCONCLUSIVE = 3;

    /** Above the threshold; far from the codes that shells and signals use. */
    public static final int FAILED = 100;

    private ExitCodes() {}

    /** The code of a verdict. Without a threshold there is nothing to fail, so its code is that of PASS. */
    public static int of(String verdict) {
        return switch (verdict) {
            case "PASS", "NO_THRESHOLD" -> PASSED;
            case "FAIL" -> FAILED;
            case "INCONCLUSIVE" -> INCONCLUSIVE;
            default -> throw new CommandFailure("the gateway's verdict " + verdict + " is not known here");
        };
    }
}
