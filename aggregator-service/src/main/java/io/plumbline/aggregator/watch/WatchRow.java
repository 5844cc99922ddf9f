package io.plumbline.aggregator.watch;

import io.plumbline.events.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A series under watch while answers are shown to it, live or by a rebuild: the open rounds are always at hand, the detectors
 * only when a round closes. No framework in here.
 */
final class WatchRow {

    /** Beyond this, questions are watched together: a detector remembers a hundred numbers for each. */
    private static final int MOST_QUESTIONS = 2000;

    private static final String ANY_QUESTION = "*";

    private final WatchConfig config;
    private final boolean oneQuestion;
    private final OpenRounds open;
    private final List<String> questions;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<ClosedRound> closed = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private SeriesWatch detectors;
    private long place;

    private WatchRow(WatchConfig config, Source source, OpenRounds open, List<String> questions, long place) {
        this.config = config;
        this.oneQuestion = source == Source.PRODUCTION;
        this.open = open;
        this.questions = new ArrayList<>();
        questions.forEach(this::add);
        this.place = place;
    }

    /** A series that was never watched. Users' questions are without number, so production counts as one question. */
    static WatchRow starting(WatchConfig config, Source source) {
        WatchRow row = new WatchRow(config, source, new OpenRounds(), List.of(), 0);
        row.detectors = SeriesWatch.starting(config);
        return row;
    }

    /** A series as stored; its detectors come by {@link #awake} where they are needed. */
    static WatchRow stored(WatchConfig config, Source source, OpenRounds open, List<String> questions, long place) {
        return new WatchRow(config, source, open, questions, place);
    }

    /** Takes answers, in the order of their places. */
    void see(List<Sighting> answers) {
        for (Sighting answer : answers) {
            if (answer.place() > place) {
                int question = indexOf(oneQuestion ? ANY_QUESTION : answer.question());
                closed.addAll(open.add(answer, question, questions.size(), config.longestRound()));
                place = answer.place();
            }
        }
    }

    /** Whether the detectors are needed and not there yet. */
    boolean sleeps() {
        return detectors == null;
    }

    void awake(SeriesWatch stored) {
        detectors = stored;
    }

    /** Whether there is something to judge. */
    boolean hasClosedRounds() {
        return !closed.isEmpty();
    }

    /** The first round that waits to be judged; a new reference is told with it. */
    ClosedRound firstClosed() {
        return closed.get(0);
    }

    Optional<Reference> reference() {
        return detectors.reference();
    }

    /** Takes a reference before the rounds that wait are judged. */
    void refer(Reference reference) {
        ClosedRound first = firstClosed();
        take(new Told(first.place(), Optional.of(reference), first.at()), first.questions());
    }

    /** Judges the rounds that have closed. */
    void judge() {
        for (ClosedRound round : closed) {
            turns.addAll(detectors.fold(round, questions.subList(0, round.questions())));
        }
        closed.clear();
    }

    /** Ends the alarms: the model is another one now. */
    void end(Instant at) {
        take(new Told(place, Optional.empty(), at), questions.size());
    }

    private void take(Told message, int asked) {
        told.add(message);
        message.reference()
                .ifPresentOrElse(
                        reference ->
                                detectors.refer(reference, questions.subList(0, asked), message.at(), message.place()),
                        () -> turns.addAll(detectors.end(message.at(), message.place())));
    }

    /** Does again what was told with an answer's place, before or behind the judging of what closes there. */
    void repeat(Told message) {
        take(message, message.reference().isPresent() ? questionsAt(message.place()) : questions.size());
    }

    private int questionsAt(long told) {
        return closed.stream()
                .filter(round -> round.place() == told)
                .mapToInt(ClosedRound::questions)
                .findFirst()
                .orElse(questions.size());
    }

    Summary summary() {
        return detectors.summary();
    }

    long place() {
        return place;
    }

    List<String> questions() {
        return List.copyOf(questions);
    }

    OpenRounds open() {
        return open;
    }

    SeriesWatch detectors() {
        return detectors;
    }

    List<Turn> turns() {
        return List.copyOf(turns);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    private int indexOf(String question) {
        Integer known = indexes.get(question);
        if (known != null) {
            return known;
        }
        boolean full = questions.size() >= MOST_QUESTIONS && !question.equals(ANY_QUESTION);
        return full ? indexOf(ANY_QUESTION) : add(question);
    }

    private int add(String question) {
        indexes.put(question, questions.size());
        questions.add(question);
        return questions.size() - 1;
    }
}
