package io.plumbline.benchmarks.detection;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The windows that an operator who knew both rates would set up at one false alarm in gamma answers.
 *
 * @param before the calm rate, 0..1
 * @param gamma answers between false alarms
 * @param runs of each window that is tried
 */
record TunedWindows(double before, double gamma, Runs runs) {

    private static final int[] HITS = {
        2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 29, 35, 42, 50, 60, 72, 86, 104, 125, 150
    };
    private static final int BANK = 4;
    private static final int HALVINGS = 6;

    /** The single window with the shortest mean delay for this change. */
    ScanWindow best(double after) {
        return IntStream.of(HITS)
                .mapToObj(hits -> ScanWindow.tuned(before, hits, gamma))
                .filter(window -> window.timeBetweenFalseAlarms(before) >= gamma)
                .min(Comparator.comparingDouble(window -> delay(List.of(window), after)))
                .orElseThrow();
    }

    /** Mean delay of windows that are empty at the change. */
    double delay(List<ScanWindow> windows, double after) {
        WindowBank bank = new WindowBank(windows);
        return runs.of("window", random -> bank.answersToAlarm(stream(after, random)))
                .mean();
    }

    /** Mean delay of windows that have watched {@code calmAnswers} answers at the calm rate before the change. */
    double settledDelay(List<ScanWindow> windows, double after, double calmAnswers) {
        WindowBank bank = new WindowBank(windows);
        return runs.of(
                        "settled window",
                        random -> bank.answersToAlarm(stream(before, random), stream(after, random), calmAnswers))
                .mean();
    }

    /** The OR of four windows from the shortest to the longest that a change asks for, which together, not each, have the false alarms. */
    List<ScanWindow> bank(double largestAfter, double smallestAfter) {
        int fewest = best(largestAfter).hits();
        int most = Math.max(fewest + BANK - 1, best(smallestAfter).hits());
        double low = 1;
        double high = BANK;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (timeBetweenFalseAlarms(bank(fewest, most, middle)) < gamma) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return bank(fewest, most, high);
    }

    private List<ScanWindow> bank(int fewest, int most, double share) {
        return IntStream.range(0, BANK)
                .map(i -> (int) Math.round(fewest * Math.pow((double) most / fewest, i / (BANK - 1.0))))
                .distinct()
                .mapToObj(hits -> ScanWindow.tuned(before, hits, gamma * share))
                .toList();
    }

    private double timeBetweenFalseAlarms(List<ScanWindow> windows) {
        WindowBank bank = new WindowBank(windows);
        return runs.share(0.25)
                .of("windows' false alarms", random -> bank.answersToAlarm(stream(before, random)))
                .mean();
    }

    /** The windows of one hour, six hours and a day at 40 answers an hour. */
    Stream<ScanWindow> byTheClock() {
        return IntStream.of(40, 240, 960).mapToObj(width -> ScanWindow.ofWidth(width, before, gamma));
    }

    private static QuestionStream stream(double rate, SplittableRandom random) {
        return new QuestionStream(new double[] {rate}, random);
    }
}
