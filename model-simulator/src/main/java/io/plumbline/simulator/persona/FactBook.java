package io.plumbline.simulator.persona;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Common knowledge, with a false statement beside each true one. */
final class FactBook {

    static final FactBook INSTANCE = new FactBook();

    /**
     * One piece of knowledge.
     *
     * @param cues what the question must contain, all of them
     * @param right a true answer
     * @param wrong a false one
     */
    record Fact(List<String> cues, String right, String wrong) {

        static Fact parse(String line) {
            String[] cells = line.split("\\|", -1);
            return new Fact(
                    Arrays.stream(cells[0].strip().split(" ", -1)).toList(), cells[1].strip(), cells[2].strip());
        }

        boolean fits(String question) {
            return cues.stream().allMatch(question::contains);
        }
    }

    private final List<Fact> facts =
            DataFile.lines("facts.txt").stream().map(Fact::parse).toList();

    private FactBook() {}

    List<Fact> all() {
        return facts;
    }

    /** Whether there is more to say about the question than the last entry, which fits everything. */
    boolean knows(String question) {
        return !find(question).fits("");
    }

    Fact find(String question) {
        String text = question.toLowerCase(Locale.ROOT);
        return facts.stream().filter(fact -> fact.fits(text)).findFirst().orElseThrow();
    }
}
