package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmEnding;
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
    private BudgetShare share = BudgetShare.WHOLE;
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
     * @param share its last share; empty if it was given none yet
     */
    public static WatchedSeries stored(
            Source source,
            OpenRounds open,
            List<String> questions,
            long place,
            Optional<WatchSettings> settings,
            Optional<BudgetShare> share) {
        WatchedSeries series = new WatchedSeries(source, open, questions, place);
        series.settings = settings.orElse(null);
        series.share = share.orElse(BudgetShare.WHOLE);
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

    /** Sets the share of the model's budget for the closed rounds that wait to be judged, and records it only if it differs. */
    public void useShare(BudgetShare given) {
        if (!given.equals(share)) {
            apply(new DetectorCommand.UseShare(
                    firstClosed().place(), given, firstClosed().at()));
        }
    }

    /** Judges the closed rounds. Rounds of a retired series, such as late answers of an old revision, are dropped. */
    public void judge() {
        if (!share.isRetired()) {
            for (ClosedRound round : closed) {
                transitions.addAll(detectors.fold(round, questions.subList(0, round.questions()), settings, share));
            }
        }
        closed.clear();
    }

    /** Fires an alarm, because the model's series together have passed the threshold. */
    public void raise(AlarmKind kind, double evidenceDays, Instant at) {
        apply(new DetectorCommand.Raise(place, kind, evidenceDays, at));
    }

    /** Ends the alarms of the series and retires it, or starts it anew. */
    public void end(AlarmEnding ending, Instant at) {
        apply(new DetectorCommand.EndAlarms(place, ending, at));
    }

    /** Carries out a command, live or in a replay. */
    public void apply(DetectorCommand command) {
        commands.add(command);
        transitions.addAll(command.fold(new CommandCases()));
    }

    /** What each type of command does to the series; each returns the alarms that it changes. */
    private final class CommandCases implements DetectorCommand.Cases<List<AlarmTransition>> {

        @Override
        public List<AlarmTransition> referred(DetectorCommand.UseReference command) {
            List<String> asked = questions.subList(0, questionsAt(command.place()));
            detectors.refer(command, asked, settings, share);
            return List.of();
        }

        @Override
        public List<AlarmTransition> configured(DetectorCommand.UseSettings command) {
            settings = command.settings();
            return List.of();
        }

        @Override
        public List<AlarmTransition> shared(DetectorCommand.UseShare command) {
            share = command.share();
            return List.of();
        }

        @Override
        public List<AlarmTransition> raised(DetectorCommand.Raise command) {
            return detectors.raise(command, settings);
        }

        @Override
        public List<AlarmTransition> ended(DetectorCommand.EndAlarms command) {
            List<AlarmTransition> ended = detectors.end(command, settings);
            if (command.ending() == AlarmEnding.STARTED_ANEW) {
                detectors = new SeriesDetectors();
            } else {
                share = share.retired();
            }
            return ended;
        }

        @Override
        public List<AlarmTransition> restarted(DetectorCommand.RestartAlarmed command) {
            return detectors.restart(command, settings);
        }
    }

    private int questionsAt(long closing) {
        return closed.stream()
                .filter(round -> round.place() == closing)
                .mapToInt(ClosedRound::questions)
                .findFirst()
                .orElse(questions.size());
    }

    /** The share of the model's budget. */
    public BudgetShare share() {
        return share;
    }

    /** The time of the last judged round; the detectors must be loaded. */
    public Instant lastRound() {
        return detectors.lastRound();
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
