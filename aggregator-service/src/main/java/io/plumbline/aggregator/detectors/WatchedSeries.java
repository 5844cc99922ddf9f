package io.plumbline.aggregator.detectors;

import io.plumbline.events.answer.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A series under watch while answers are shown to it, live or by a rebuild: the open rounds are always at hand, the detectors
 * only when a round closes. Before its first answer it must be told what to run with.
 */
public final class WatchedSeries {

    /** Beyond this, questions are watched together: a detector remembers a hundred numbers for each. */
    private static final int MOST_QUESTIONS = 2000;

    private static final String ANY_QUESTION = "*";

    private final boolean oneQuestion;
    private final OpenRounds open;
    private final List<String> questions;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<ClosedRound> closed = new ArrayList<>();
    private final List<AlarmTransition> transitions = new ArrayList<>();
    private final List<DetectorCommand> commands = new ArrayList<>();
    private WatchSettings settings;
    private SeriesDetectors detectors;
    private long place;

    private WatchedSeries(Source source, OpenRounds open, List<String> questions, long place) {
        this.oneQuestion = source == Source.PRODUCTION;
        this.open = open;
        this.questions = new ArrayList<>();
        questions.forEach(this::add);
        this.place = place;
    }

    /** A series that was never watched. Users' questions are without number, so production counts as one question. */
    public static WatchedSeries starting(Source source) {
        WatchedSeries series = new WatchedSeries(source, new OpenRounds(), List.of(), 0);
        series.detectors = new SeriesDetectors();
        return series;
    }

    /** A series as stored; its detectors come by {@link #awake} where they are needed.
     *
     * @param settings what it ran with last; empty where that is not known
     */
    public static WatchedSeries stored(
            Source source, OpenRounds open, List<String> questions, long place, Optional<WatchSettings> settings) {
        WatchedSeries series = new WatchedSeries(source, open, questions, place);
        series.settings = settings.orElse(null);
        return series;
    }

    /** Says what to run with from the next answer on; told only where it is something else than before. Where nothing was
     * known, all answers so far are taken to have been judged by it. */
    public void configure(WatchSettings current, Instant at) {
        if (!current.equals(settings)) {
            apply(new DetectorCommand.UseSettings(settings == null ? 0 : place, current, at));
        }
    }

    /** Takes answers, in the order of their places. */
    public void see(List<SeriesAnswer> answers) {
        for (SeriesAnswer answer : answers) {
            if (answer.place() > place) {
                int question = indexOf(oneQuestion ? ANY_QUESTION : answer.question());
                closed.addAll(open.add(answer, question, questions.size(), settings.longestRound()));
                place = answer.place();
            }
        }
    }

    /** Whether the detectors are needed and not there yet. */
    public boolean isWithoutDetectors() {
        return detectors == null;
    }

    /** Takes the detectors as stored. */
    public void restoreDetectors(SeriesDetectors stored) {
        detectors = stored;
    }

    /** Whether there is something to judge. */
    public boolean hasClosedRounds() {
        return !closed.isEmpty();
    }

    /** The first round that waits to be judged; a new reference is told with it. */
    ClosedRound firstClosed() {
        return closed.get(0);
    }

    /** What counts as normal; empty before it is known. */
    public Optional<Reference> reference() {
        return detectors.reference();
    }

    /** Takes a reference before the rounds that wait are judged. */
    public void useReference(Reference reference) {
        apply(new DetectorCommand.UseReference(
                firstClosed().place(), reference, firstClosed().at()));
    }

    /** Judges the rounds that have closed. */
    public void judge() {
        for (ClosedRound round : closed) {
            transitions.addAll(detectors.fold(round, questions.subList(0, round.questions()), settings));
        }
        closed.clear();
    }

    /** Ends the alarms: the model is another one now. */
    public void end(Instant at) {
        apply(new DetectorCommand.EndAlarms(place, at));
    }

    /** Takes what is told, now or in a replay. */
    public void apply(DetectorCommand command) {
        commands.add(command);
        transitions.addAll(command.fold(this::take, this::take, this::take));
    }

    private List<AlarmTransition> take(DetectorCommand.UseReference command) {
        List<String> asked = questions.subList(0, questionsAt(command.place()));
        detectors.refer(command.reference(), asked, command.at(), command.place(), settings);
        return List.of();
    }

    private List<AlarmTransition> take(DetectorCommand.UseSettings command) {
        settings = command.settings();
        return List.of();
    }

    private List<AlarmTransition> take(DetectorCommand.EndAlarms command) {
        return detectors.end(command.at(), command.place(), settings);
    }

    private int questionsAt(long closing) {
        return closed.stream()
                .filter(round -> round.place() == closing)
                .mapToInt(ClosedRound::questions)
                .findFirst()
                .orElse(questions.size());
    }

    /** What the detectors say; they must be awake. */
    public DetectorSummary summary() {
        return detectors.summary(settings);
    }

    /** Answers up to this place have been seen. */
    public long place() {
        return place;
    }

    /** Ids, in the order of the detectors. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    /** Rounds that wait for their last answers. */
    public OpenRounds open() {
        return open;
    }

    /** The detectors; null while they sleep. */
    public SeriesDetectors detectors() {
        return detectors;
    }

    /** Alarms that changed since it was loaded. */
    public List<AlarmTransition> transitions() {
        return List.copyOf(transitions);
    }

    /** What was told since it was loaded. */
    public List<DetectorCommand> commands() {
        return List.copyOf(commands);
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
