package io.plumbline.aggregator.detectors;

import io.plumbline.events.answer.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A watched series that takes answers, live or in a rebuild. Its open rounds are always loaded, its detectors only when a round
 * closes. It needs settings before its first answer.
 */
public final class WatchedSeries {

    /** Further questions are watched together, because a detector keeps a hundred numbers for each question. */
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

    /** A new series. Users ask any number of questions, so production counts as one question. */
    public static WatchedSeries starting(Source source) {
        WatchedSeries series = new WatchedSeries(source, new OpenRounds(), List.of(), 0);
        series.detectors = new SeriesDetectors();
        return series;
    }

    /** A stored series; {@link #restoreDetectors} adds its detectors if they are needed.
     *
     * @param settings its last settings; empty if they are unknown
     */
    public static WatchedSeries stored(
            Source source, OpenRounds open, List<String> questions, long place, Optional<WatchSettings> settings) {
        WatchedSeries series = new WatchedSeries(source, open, questions, place);
        series.settings = settings.orElse(null);
        return series;
    }

    /**
     * Applies settings from the next answer on, and records them only if they differ from the current ones. If the series had
     * no settings, all its earlier answers count as judged by these.
     */
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

    /** Whether the detectors have not been loaded. */
    public boolean isWithoutDetectors() {
        return detectors == null;
    }

    public void restoreDetectors(SeriesDetectors stored) {
        detectors = stored;
    }

    public boolean hasClosedRounds() {
        return !closed.isEmpty();
    }

    /** The first closed round that waits to be judged; a new reference takes its place and time. */
    ClosedRound firstClosed() {
        return closed.get(0);
    }

    /** The reference; empty before the first one. */
    public Optional<Reference> reference() {
        return detectors.reference();
    }

    /** Sets the reference for the closed rounds that wait to be judged. */
    public void useReference(Reference reference) {
        apply(new DetectorCommand.UseReference(
                firstClosed().place(), reference, firstClosed().at()));
    }

    public void judge() {
        for (ClosedRound round : closed) {
            transitions.addAll(detectors.fold(round, questions.subList(0, round.questions()), settings));
        }
        closed.clear();
    }

    /** Ends the alarms, because the model was replaced. */
    public void end(Instant at) {
        apply(new DetectorCommand.EndAlarms(place, at));
    }

    /** Carries out a command, live or in a replay. */
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

    /** Alarms and evidence; the detectors must be loaded. */
    public DetectorSummary summary() {
        return detectors.summary(settings);
    }

    /** The place of the last answer taken. */
    public long place() {
        return place;
    }

    /** Question ids in the order of the detectors. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    public OpenRounds open() {
        return open;
    }

    /** The detectors; null if they have not been loaded. */
    public SeriesDetectors detectors() {
        return detectors;
    }

    /** Changes of alarms since the series was loaded. */
    public List<AlarmTransition> transitions() {
        return List.copyOf(transitions);
    }

    /** Commands since the series was loaded. */
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
