package io.plumbline.benchmarks.budget;

import io.plumbline.aggregator.budget.JointAlarm;
import io.plumbline.aggregator.budget.ModelBudget;
import io.plumbline.aggregator.budget.SharingSeries;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.AlarmTransition;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A model with some series of eight questions, watched as the aggregator watches it; simulated answers, a round of each series in turn. */
final class WatchedModel {

    static final int QUESTIONS = 8;

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** The product's defaults. */
    private static final WatchSettings SETTINGS = new WatchSettings(1000, 30, 10, 0.01, 0.01, Duration.ofHours(1));

    private final List<WatchedSeries> series = new ArrayList<>();
    private final List<BudgetShare> shares = new ArrayList<>();
    private final List<DetectorSummary> summaries = new ArrayList<>();
    private final Duration betweenRounds;
    private final SplittableRandom random;
    private long tick;

    /**
     * A model whose series begin with a reference.
     *
     * @param count number of series
     * @param answersAnHour answers of each series
     * @param calm how the baseline answers
     * @param reference answers of the baseline to each question of each series
     */
    WatchedModel(int count, double answersAnHour, OutcomeMix calm, int reference, SplittableRandom random) {
        this.betweenRounds = Duration.ofMillis(Math.round(QUESTIONS * 3_600_000 / answersAnHour));
        this.random = random;
        for (int i = 0; i < count; i++) {
            WatchedSeries one = WatchedSeries.starting(Source.PROBE);
            one.configure(SETTINGS, START);
            series.add(one);
            shares.add(BudgetShare.WHOLE);
            summaries.add(DetectorSummary.NOTHING);
        }
        begin(calm, reference);
    }

    private void begin(OutcomeMix calm, int reference) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            see(i, calm);
            all.add((long) i);
        }
        Map<Long, BudgetShare> given = budget(true).shares(all, series.size());
        for (int i = 0; i < series.size(); i++) {
            shares.set(i, given.get((long) i));
            series.get(i).useShare(shares.get(i));
            series.get(i).useReference(calm.reference(QUESTIONS, reference, random));
            judge(i);
        }
        tick++;
    }

    private ModelBudget budget(boolean closes) {
        List<SharingSeries> sharing = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Series named = new Series("model", "r1", "set " + i, "plain", "judge", Source.PROBE);
            sharing.add(new SharingSeries(i, named, START, true, closes, shares.get(i), summaries.get(i)));
        }
        return new ModelBudget(Optional.of("r1"), sharing);
    }

    /** One round of each series; the first series' mix may differ from that of the others.
     *
     * @return number of alarms that began to fire
     */
    int round(OutcomeMix first, OutcomeMix others) {
        int pages = 0;
        for (int i = 0; i < series.size(); i++) {
            see(i, i == 0 ? first : others);
            pages += judge(i);
            pages += raiseTogether();
        }
        tick++;
        return pages;
    }

    private void see(int index, OutcomeMix mix) {
        Instant at = START.plus(betweenRounds.multipliedBy(tick))
                .plus(betweenRounds.multipliedBy(index).dividedBy(series.size()));
        Optional<Round> round = Optional.of(new Round("round " + tick, QUESTIONS));
        List<SeriesAnswer> answers = new ArrayList<>(QUESTIONS);
        for (int question = 0; question < QUESTIONS; question++) {
            String outcome = mix.draw(random);
            answers.add(new SeriesAnswer(
                    1 + tick * QUESTIONS + question,
                    "q" + question,
                    round,
                    outcome,
                    outcome.equals(AlarmKind.UNSCORED.name()) ? "JUDGE_ERROR" : "",
                    at));
        }
        series.get(index).see(answers);
    }

    private int judge(int index) {
        WatchedSeries one = series.get(index);
        int before = one.transitions().size();
        one.judge();
        summaries.set(index, one.summary());
        List<AlarmTransition> changed = one.transitions();
        return (int) changed.subList(before, changed.size()).stream()
                .filter(change -> change.to() == AlarmState.FIRING)
                .count();
    }

    /** Several series together can only pass a threshold if the strongest has its part of it. */
    private int raiseTogether() {
        boolean possible = summaries.stream().anyMatch(summary -> summary.kinds().entrySet().stream()
                .anyMatch(kind -> kind.getValue().alarm() != AlarmState.FIRING
                        && kind.getValue().days() * series.size() >= SETTINGS.firesAt(kind.getKey())));
        if (!possible || series.size() == 1) {
            return 0;
        }
        List<JointAlarm> alarms = budget(false).jointAlarms(SETTINGS);
        for (JointAlarm alarm : alarms) {
            int index = (int) alarm.seriesId();
            series.get(index).raise(alarm.kind(), alarm.evidenceDays(), START.plus(betweenRounds.multipliedBy(tick)));
            summaries.set(index, series.get(index).summary());
        }
        return alarms.size();
    }
}
