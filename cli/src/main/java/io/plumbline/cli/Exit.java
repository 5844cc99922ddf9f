package io.plumbline.cli;

/** What the exit codes mean. */
final class Exit {

    static final int PASSED = 0;
    static final int ERROR = 1;
    static final int INCONCLUSIVE = 3;

    /** Above the threshold; far from the codes that shells and signals use. */
    static final int FAILED = 100;

    private Exit() {}

    /** The code of a verdict. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    /** What a probe or a comparison says of a candidate. */
    enum Verdict {
        PASS,
        FAIL,
        INCONCLUSIVE
    }
}
