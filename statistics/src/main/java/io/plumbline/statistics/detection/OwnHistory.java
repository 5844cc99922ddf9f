package io.plumbline.statistics.detection;

import io.plumbline.statistics.QuestionCount;
import io.plumbline.statistics.RateInterval;

/** A stream's own calm past: answers with a verdict, because others would make every rate look lower than it is. It may lower the baseline's bound but never raise it, and uses only answers that 1,000 others follow, so a
 * slow ramp is not taken as normal.
 *
 * <p>Answers mature in blocks of 1,000: the current block, one that waits, and all older ones; so a matured answer is followed by at least
 * 1,000 others. The bound is the lowest upper end so far of the matured answers' 95 % confidence sequence ({@link RateInterval}); at n = 0 it is
 * 1, which leaves the baseline's bound. Feed it only while the alarm is quiet.
 *
 * @param current the block that fills
 * @param waiting the block before it, empty at first
 * @param matured all older answers
 * @param lowestUpper bound of the rate, 0..1
 */
public record OwnHistory(QuestionCount current, QuestionCount waiting, QuestionCount matured, double lowestUpper) {

    /** A stream without a past. */
    public static final OwnHistory NONE = of(new double[] {0, 0, 0, 0, 0, 0, 1});

    private static final double BLOCK = 1_000;
    private static final double ALPHA = 0.05;

    /** The history that {@link #toNumbers} wrote. */
    public static OwnHistory of(double[] numbers) {
        return new OwnHistory(
                new QuestionCount(numbers[0], numbers[1]),
                new QuestionCount(numbers[2], numbers[3]),
                new QuestionCount(numbers[4], numbers[5]),
                numbers[6]);
    }

    /** Seven plain numbers, for storage. */
    public double[] toNumbers() {
        return new double[] {
            current.misaligned(),
            current.total(),
            waiting.misaligned(),
            waiting.total(),
            matured.misaligned(),
            matured.total(),
            lowestUpper
        };
    }

    /** The history with {@code answers} more answers, of which {@code misaligned} are misaligned. */
    public OwnHistory plus(double misaligned, double answers) {
        QuestionCount filled = sum(current, new QuestionCount(misaligned, answers));
        return filled.total() < BLOCK ? new OwnHistory(filled, waiting, matured, lowestUpper) : matured(filled);
    }

    /** The history without answers that have not matured, for an alarm, because its rise may have begun there. */
    public OwnHistory withoutRecent() {
        return new OwnHistory(new QuestionCount(0, 0), new QuestionCount(0, 0), matured, lowestUpper);
    }

    private OwnHistory matured(QuestionCount filled) {
        QuestionCount older = sum(matured, waiting);
        double upper = RateInterval.of(older.misaligned(), older.total(), ALPHA).upper();
        return new OwnHistory(new QuestionCount(0, 0), filled, older, Math.min(lowestUpper, upper));
    }

    private static QuestionCount sum(QuestionCount one, QuestionCount other) {
        return new QuestionCount(one.misaligned() + other.misaligned(), one.total() + other.total());
    }
}
