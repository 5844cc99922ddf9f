package io.plumbline.gateway.release;

import io.plumbline.gateway.questions.ProbeQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * The order of a lane's prompts: round by round, each question once in a round. A probe that ends early has thus asked all
 * questions about equally often. Questions with fewer samples drop out of later rounds.
 */
public final class Questionnaire {

    private final List<Stretch> stretches;

    private Questionnaire(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /**
     * Plans the rounds.
     *
     * @param questions in the order of asking
     * @param samples answers per question; empty for each question's own number
     */
    public static Questionnaire of(List<ProbeQuestion> questions, OptionalInt samples) {
        List<Stretch> stretches = new ArrayList<>();
        int index = 0;
        int round = 0;
        for (int last : questions.stream()
                .mapToInt(question -> samples.orElse(question.samples()))
                .distinct()
                .sorted()
                .toArray()) {
            List<ProbeQuestion> asked = questions.stream()
                    .filter(question -> samples.orElse(question.samples()) >= last)
                    .toList();
            stretches.add(new Stretch(index, round, last, asked));
            index = Math.addExact(index, Math.multiplyExact(last - round, asked.size()));
            round = last;
        }
        return new Questionnaire(stretches);
    }

    int questions() {
        return stretches.isEmpty() ? 0 : stretches.get(0).questions().size();
    }

    /** Whether a judge gives points for the answers to at least one question. */
    boolean needsPoints() {
        return stretches.stream()
                .flatMap(stretch -> stretch.questions().stream())
                .anyMatch(question -> question.mode().givesPoints());
    }

    public int total() {
        if (stretches.isEmpty()) {
            return 0;
        }
        Stretch last = stretches.get(stretches.size() - 1);
        return last.firstIndex()
                + (last.endRound() - last.firstRound()) * last.questions().size();
    }

    /** The question and sample at an index, 0 to below {@link #total}. */
    Place at(int index) {
        Stretch stretch = stretchOf(Stretch::firstIndex, index);
        int within = index - stretch.firstIndex();
        int size = stretch.questions().size();
        return new Place(stretch.questions().get(within % size), stretch.firstRound() + within / size);
    }

    /** Number of questions in the round of a place that belong to the place's series. */
    int roundSize(Place place) {
        ProbeQuestion asked = place.question();
        return (int) stretchOf(Stretch::firstRound, place.sample()).questions().stream()
                .filter(other -> other.questionSet().equals(asked.questionSet())
                        && other.variant().equals(asked.variant())
                        && other.mode() == asked.mode()
                        && other.rubrics().equals(asked.rubrics()))
                .count();
    }

    private Stretch stretchOf(ToIntFunction<Stretch> start, int place) {
        Stretch found = stretches.get(0);
        for (Stretch next : stretches) {
            found = start.applyAsInt(next) <= place ? next : found;
        }
        return found;
    }

    /**
     * One asking of a question.
     *
     * @param sample how often the question was asked before in this lane, from 0
     */
    record Place(ProbeQuestion question, int sample) {}

    /** Consecutive rounds that ask equal questions. */
    private record Stretch(int firstIndex, int firstRound, int endRound, List<ProbeQuestion> questions) {}
}
