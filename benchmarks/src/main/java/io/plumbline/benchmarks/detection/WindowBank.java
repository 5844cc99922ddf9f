package io.plumbline.benchmarks.detection;

import java.util.List;

/** Windows side by side; the first that fires raises the alarm. */
final class WindowBank {

    private final int[] hits;
    private final int[] widths;
    private final int memory;

    WindowBank(List<ScanWindow> windows) {
        this.hits = windows.stream().mapToInt(ScanWindow::hits).toArray();
        this.widths = windows.stream().mapToInt(ScanWindow::width).toArray();
        this.memory = windows.stream().mapToInt(ScanWindow::hits).max().orElseThrow() + 1;
    }

    /** Answers until the alarm, from empty windows. */
    double answersToAlarm(QuestionStream stream) {
        return answersToAlarm(stream, stream, 0);
    }

    /** Answers from the change to the alarm; NaN if the alarm came before the change. */
    double answersToAlarm(QuestionStream calm, QuestionStream changed, double change) {
        long[] places = new long[memory];
        int[] round = new int[calm.questions()];
        long seen = 0;
        double answers = 0;
        while (true) {
            QuestionStream stream = answers < change ? calm : changed;
            double next = answers + stream.alignedRounds() * round.length;
            if (answers < change && next >= change) {
                answers = change;
                continue;
            }
            stream.fill(round);
            for (int question = 0; question < round.length; question++) {
                if (round[question] == 1) {
                    long place = (long) next + question + 1;
                    places[(int) (seen++ % memory)] = place;
                    if (fires(places, seen, place)) {
                        return place > change ? place - change : Double.NaN;
                    }
                }
            }
            answers = next + round.length;
        }
    }

    private boolean fires(long[] places, long seen, long place) {
        for (int i = 0; i < hits.length; i++) {
            if (seen >= hits[i] && place - places[(int) ((seen - hits[i]) % memory)] < widths[i]) {
                return true;
            }
        }
        return false;
    }
}
