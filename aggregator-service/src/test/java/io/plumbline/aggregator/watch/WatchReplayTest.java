package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.events.AlarmEnding;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchReplayTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final WatchSettings BEFORE = new WatchSettings(1000, 30, 10, 0.01, 0.01, Duration.ofHours(1));
    private static final WatchSettings AFTER = new WatchSettings(4000, 3, 1, 0.2, 0.05, Duration.ofMinutes(2));
    private static final Reference OWN = Reference.own(Map.of("q0", new long[] {200, 1, 0, 0, 0}));

    private final Random random = new Random(5);
    private final WatchedSeries live = WatchedSeries.starting(Source.PROBE);
    private final List<SeriesAnswer> seen = new ArrayList<>();
    private BudgetShare share = BudgetShare.WHOLE;

    @Test
    void eachAnswerIsJudgedByTheSettingsOfItsTime() {
        live.configure(BEFORE, START);
        show(40);
        live.configure(AFTER, START);
        show(600);
        live.configure(BEFORE, START);
        show(300);
        live.raise(AlarmKind.REFUSAL, 12_000, START.plus(Duration.ofDays(30)));
        show(11);
        live.end(AlarmEnding.REPLACED, START.plus(Duration.ofDays(30)));
        share = null;
        show(11);
        share = new BudgetShare(0.5, 1);
        show(60);
        live.end(AlarmEnding.STARTED_ANEW, START.plus(Duration.ofDays(40)));
        show(90);

        WatchReplay replay = WatchReplay.of(1, Source.PROBE, AFTER, live.commands());
        replay.see(seen);

        assertThat(replay.hasCommandsLeft()).isFalse();
        assertThat(replay.series().detectors().toBytes())
                .isEqualTo(live.detectors().toBytes());
        assertThat(replay.series().open().toBytes()).isEqualTo(live.open().toBytes());
        assertThat(replay.series().transitions()).isNotEmpty().isEqualTo(live.transitions());
        assertThat(withoutChanges().series().transitions())
                .as("the settings matter here")
                .isNotEqualTo(live.transitions());
    }

    @Test
    void aSeriesWithoutStoredSettingsCountsAsJudgedByTheFirstOnes() {
        live.configure(AFTER, START);
        show(300);
        WatchedSeries unknown = WatchedSeries.stored(
                Source.PROBE, live.open(), live.questions(), live.place(), Optional.empty(), Optional.empty());
        unknown.configure(AFTER, START);

        assertThat(unknown.commands()).containsExactly(new DetectorCommand.UseSettings(0, AFTER, START));
        WatchReplay replay = WatchReplay.of(1, Source.PROBE, BEFORE, unknown.commands());
        replay.see(seen);
        assertThat(replay.series().open().toBytes()).isEqualTo(live.open().toBytes());
    }

    @Test
    void aSummaryIsReadAsItWasWritten() {
        live.configure(BEFORE, START);
        show(1);
        DetectorSummary said = live.summary();

        assertThat(WatchEncoding.read(WatchEncoding.json(said), DetectorSummary.class))
                .isEqualTo(said);
        assertThat(WatchEncoding.read(WatchEncoding.json(AFTER), WatchSettings.class))
                .isEqualTo(AFTER);
    }

    private WatchReplay withoutChanges() {
        List<DetectorCommand> others = live.commands().stream()
                .filter(command -> command.place() == 0 || !(command instanceof DetectorCommand.UseSettings))
                .toList();
        WatchReplay replay = WatchReplay.of(1, Source.PROBE, AFTER, others);
        replay.see(seen);
        return replay;
    }

    /** Answers to two questions, twenty seconds apart; every fifth round has none for the second one until a later time. */
    private void show(int answers) {
        for (int i = 0; i < answers; i++) {
            long place = seen.size() + 1L;
            long round = (place - 1) / 2;
            SeriesAnswer answer = new SeriesAnswer(
                    place,
                    "q" + (place - 1) % 2,
                    Optional.of(new Round("round " + (round % 5 == 0 ? place : round), 2)),
                    random.nextInt(6) == 0 ? "MISALIGNED" : "ALIGNED",
                    "",
                    START.plusSeconds(20 * place));
            seen.add(answer);
            live.see(List.of(answer));
            if (share != null && live.hasClosedRounds()) {
                live.useShare(share);
            }
            if (seen.size() > 40 && live.hasClosedRounds() && live.reference().isEmpty()) {
                live.useReference(OWN);
            }
            live.judge();
        }
    }
}
