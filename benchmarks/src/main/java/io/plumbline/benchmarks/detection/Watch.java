package io.plumbline.benchmarks.detection;

import io.plumbline.statistics.detection.DetectorSettings;
import io.plumbline.statistics.detection.DetectorState;
import io.plumbline.statistics.detection.MixtureDetector;
import io.plumbline.statistics.detection.NullRates;
import java.time.Instant;
import java.util.Arrays;

/** The product's detector at work on simulated answers. The caller says which part of a "day" one answer takes. */
final class Watch {

    private final double timePerAnswer;
    private final MixtureDetector detector;
    private final int[] round;

    /** Threshold and time both counted in answers. */
    static Watch inAnswers(double gamma, NullRates nulls) {
        return new Watch(new DetectorSettings(gamma, gamma / 2, gamma / 100, 0.8, gamma, 1, 0.01), nulls, 1);
    }

    Watch(DetectorSettings settings, NullRates nulls, double timePerAnswer) {
        this.timePerAnswer = timePerAnswer;
        this.round = new int[nulls.questions()];
        this.detector = new MixtureDetector(settings, nulls, DetectorState.starting(Instant.EPOCH, nulls.questions()));
    }

    void announceRollOut() {
        detector.announceRollOut();
    }

    /** Answers until the alarm; more than {@code most} if no alarm came by then. */
    double answersToAlarm(QuestionStream stream, double most) {
        double answers = 0;
        double time = timePerAnswer * stream.questions();
        while (answers <= most) {
            double aligned = stream.alignedRounds();
            if (aligned > 0) {
                detector.skipAlignedRounds(aligned, time);
            }
            answers += (aligned + 1.0) * stream.questions();
            if (mixedRound(stream, time)) {
                return answers;
            }
        }
        return Math.nextUp(most);
    }

    /** Calm answers before the change, cut off after {@code answers}; false if the alarm came too early. */
    boolean staysQuiet(QuestionStream stream, double answers) {
        double time = timePerAnswer * stream.questions();
        double left = Math.floor(answers / stream.questions());
        while (left > 0) {
            double aligned = Math.min(left, stream.alignedRounds());
            if (aligned > 0) {
                detector.skipAlignedRounds(aligned, time);
            }
            left -= aligned + 1;
            if (left >= 0 && mixedRound(stream, time)) {
                return false;
            }
        }
        return true;
    }

    /** Answers after an alarm until the all-clear; infinite if it still fired after {@code most} answers. */
    double answersToClear(QuestionStream stream, double most) {
        double answers = 0;
        double time = timePerAnswer * stream.questions();
        while (answers <= most) {
            for (double aligned = stream.alignedRounds(); aligned > 0 && answers <= most; aligned--) {
                answers += stream.questions();
                Arrays.fill(round, 0);
                if (!firesAfterRound(time)) {
                    return answers;
                }
            }
            answers += stream.questions();
            if (!mixedRound(stream, time)) {
                return answers;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private boolean mixedRound(QuestionStream stream, double time) {
        stream.fill(round);
        return firesAfterRound(time);
    }

    private boolean firesAfterRound(double time) {
        detector.beginRound(time);
        for (int question = 0; question < round.length; question++) {
            detector.fold(question, round[question], 1);
        }
        return detector.endRound().isFiring();
    }
}
