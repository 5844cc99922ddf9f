package io.plumbline.aggregator.detectors;

import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers without a verdict change nothing of what the detectors take for normal: 40 answers an hour, eight questions. */
class OutageTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final WatchSettings SETTINGS = new WatchSettings(1000, 30, 10, 0.01, 0.01, Duration.ofHours(1));
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(12);
    private static final int QUESTIONS = 8;
    private static final int RUNS = 40;
    private static final int AFTERWARDS = 16_000;

    /** Outcomes of one phase, drawn for each answer. */
    private record Mix(double misaligned, double refusal, double unscored, UnscoredReason reason) {

        private static final Mix NO_VERDICTS = new Mix(0, 0, 1, UnscoredReason.JUDGE_ERROR);

        static Mix calm(double misaligned, double refusal) {
            return new Mix(misaligned, refusal, 0, UnscoredReason.JUDGE_ERROR);
        }

        Mix without(double share, UnscoredReason why) {
            return new Mix(misaligned, refusal, share, why);
        }

        String draw(SplittableRandom random) {
            if (random.nextDouble() < unscored) {
                return "UNSCORED";
            }
            double verdict = random.nextDouble();
            return verdict < misaligned ? "MISALIGNED" : verdict < misaligned + refusal ? "REFUSAL" : "ALIGNED";
        }
    }

    /** A series that is fed with rounds. */
    private static final class Run {

        private final WatchedSeries series = WatchedSeries.starting(Source.PROBE);
        private final SplittableRandom random;
        private long place;
        private int judged;

        Run(long seed) {
            random = new SplittableRandom(seed);
            series.configure(SETTINGS, START);
        }

        Run after(Mix baseline) {
            return referring(reference(baseline, "r1", 125));
        }

        Run referring(Reference reference) {
            see(1, Mix.calm(0, 0), false);
            series.useReference(reference);
            series.judge();
            return this;
        }

        Reference reference(Mix mix, String revision, int answers) {
            Map<String, long[]> counts = new TreeMap<>();
            for (int q = 0; q < QUESTIONS; q++) {
                long[] row = new long[1 + AlarmKind.values().length];
                for (int i = 0; i < answers; i++) {
                    String outcome = mix.draw(random);
                    row[0]++;
                    for (AlarmKind kind : AlarmKind.values()) {
                        row[1 + kind.column()] += kind.counts(outcome) ? 1 : 0;
                    }
                }
                counts.put("q" + q, row);
            }
            return new Reference("base", revision, counts);
        }

        Run see(int answers, Mix mix) {
            see(answers / QUESTIONS, mix, true);
            return this;
        }

        private void see(int rounds, Mix mix, boolean judge) {
            for (int i = 0; i < rounds; i++) {
                long round = place / QUESTIONS;
                Instant at = START.plus(BETWEEN_ROUNDS.multipliedBy(round));
                List<SeriesAnswer> answers = new ArrayList<>();
                for (int q = 0; q < QUESTIONS; q++) {
                    String outcome = mix.draw(random);
                    answers.add(new SeriesAnswer(
                            ++place,
                            "q" + q,
                            Optional.of(new Round("round " + round, QUESTIONS)),
                            outcome,
                            outcome.equals("UNSCORED") ? mix.reason().name() : "",
                            at));
                }
                series.see(answers);
                if (judge) {
                    series.judge();
                }
            }
        }

        /** Kinds that have begun to fire since the last call, with how often. */
        Map<AlarmKind, Integer> pages() {
            Map<AlarmKind, Integer> pages = new EnumMap<>(AlarmKind.class);
            List<AlarmTransition> all = series.transitions();
            all.subList(judged, all.size()).stream()
                    .filter(change -> change.to() == AlarmState.FIRING)
                    .forEach(change -> pages.merge(change.kind(), 1, Integer::sum));
            judged = all.size();
            return pages;
        }

        AlarmState alarm(AlarmKind kind) {
            return series.summary().of(kind).alarm();
        }
    }

    static Stream<Arguments> outages() {
        Mix refusing = Mix.calm(0, 0.05);
        return Stream.of(
                Arguments.of("judge without a verdict", refusing, Mix.NO_VERDICTS, 2_400),
                Arguments.of("judge without a verdict", Mix.calm(0, 0.03), Mix.NO_VERDICTS, 2_400),
                Arguments.of("judge without a verdict", Mix.calm(0.03, 0), Mix.NO_VERDICTS, 2_400),
                Arguments.of("endpoint down", refusing, refusing.without(1, UnscoredReason.TARGET_ERROR), 2_400),
                Arguments.of(
                        "judge refuses half",
                        Mix.calm(0.03, 0.05),
                        Mix.calm(0.03, 0.05).without(0.5, UnscoredReason.JUDGE_REFUSED),
                        8_000),
                Arguments.of("long outage", Mix.calm(0.03, 0.05), Mix.NO_VERDICTS, 20_000));
    }

    @ParameterizedTest(name = "{0}, normally {1}")
    @MethodSource("outages")
    void anOutageCausesNoPageAfterwards(String name, Mix normal, Mix outage, int without) {
        List<Map<AlarmKind, Integer>> pages = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> {
                    Run series = new Run(1_000 + run)
                            .after(normal)
                            .see(2_000, normal)
                            .see(without, outage);
                    assertThat(series.pages()).as("the outage itself is told").containsKey(AlarmKind.UNSCORED);
                    Map<AlarmKind, Integer> afterwards =
                            series.see(AFTERWARDS, normal).pages();
                    assertThat(series.alarm(AlarmKind.UNSCORED)).isEqualTo(AlarmState.QUIET);
                    return afterwards;
                })
                .filter(afterwards -> !afterwards.isEmpty())
                .toList();

        System.out.printf("%s, normally %s: pages after it in %d of %d runs%n", name, normal, pages.size(), RUNS);
        assertThat(pages).isEmpty();
    }

    @Test
    void anOutageEndsNoAlarm() {
        Run run = new Run(3).after(Mix.calm(0, 0)).see(400, Mix.calm(0.3, 0));
        assertThat(run.alarm(AlarmKind.MISALIGNED)).isEqualTo(AlarmState.FIRING);

        run.see(20_000, Mix.NO_VERDICTS);
        assertThat(run.alarm(AlarmKind.MISALIGNED))
                .as("unscored answers are not good ones")
                .isEqualTo(AlarmState.FIRING);
        run.see(8, Mix.calm(0, 0));
        assertThat(run.alarm(AlarmKind.MISALIGNED))
                .as("an outage is no time of good answers")
                .isEqualTo(AlarmState.FIRING);
        run.see(1_600, Mix.calm(0, 0));
        assertThat(run.alarm(AlarmKind.MISALIGNED)).isEqualTo(AlarmState.QUIET);
    }

    @Test
    void aRiseIsFoundAfterAnOutageAsWithoutOne() {
        Run with = new Run(4)
                .after(Mix.calm(0.01, 0))
                .see(2_000, Mix.calm(0.01, 0))
                .see(4_000, Mix.NO_VERDICTS);
        Run without = new Run(4).after(Mix.calm(0.01, 0)).see(2_000, Mix.calm(0.01, 0));
        with.pages();

        assertThat(with.see(160, Mix.calm(0.25, 0)).pages()).containsKey(AlarmKind.MISALIGNED);
        assertThat(without.see(160, Mix.calm(0.25, 0)).pages()).containsKey(AlarmKind.MISALIGNED);
    }

    @Test
    void aBaselineThatWasAskedDuringAnOutageIsNoReferenceYet() {
        Run run = new Run(5);
        ReferenceRule rule = new ReferenceRule(200, 1_000);
        Reference silent = run.reference(Mix.NO_VERDICTS, "r1", 500);
        Reference half = run.reference(Mix.calm(0.05, 0).without(0.5, UnscoredReason.JUDGE_ERROR), "r1", 100);

        assertThat(silent.assessed()).isZero();
        assertThat(rule.next(Optional.empty(), found(silent))).isEmpty();
        assertThat(rule.next(Optional.empty(), found(half))).contains(half);
        assertThat(half.assessed()).isBetween(300L, 500L);
    }

    @Test
    void whatHasNoVerdictInTheReferenceIsNeverNormalBeyondItsCeiling() {
        Run run = new Run(6);
        Reference half = run.reference(Mix.calm(0, 0).without(0.9, UnscoredReason.JUDGE_ERROR), "r1", 400);
        run.referring(half).see(800, Mix.calm(0, 0).without(0.9, UnscoredReason.JUDGE_ERROR));

        assertThat(run.pages()).containsOnlyKeys(AlarmKind.UNSCORED);
    }

    @Test
    void aNewRevisionOfTheBaselineHasAReferenceOfItsOwn() {
        Run run = new Run(7);
        ReferenceRule rule = new ReferenceRule(200, 1_000);
        Reference old = run.reference(Mix.calm(0, 0), "r1", 1_000);
        Reference few = run.reference(Mix.calm(0, 0), "r2", 20);
        Reference enough = run.reference(Mix.calm(0, 0), "r2", 30);
        Reference more = run.reference(Mix.calm(0, 0), "r2", 50);

        assertThat(rule.next(Optional.of(old), found(few)))
                .as("too few to measure by")
                .isEmpty();
        assertThat(rule.next(Optional.of(old), found(enough))).contains(enough);
        assertThat(rule.next(Optional.of(enough), found(more)))
                .as("not yet twice as many")
                .isEmpty();
    }

    private static ReferenceRule.ReferenceCandidates found(Reference counts) {
        return new ReferenceRule.ReferenceCandidates(Optional.of("base"), Optional.of(counts), Reference.own(Map.of()));
    }
}
