package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.DetectorSummary.KindSummary;
import io.plumbline.aggregator.live.LiveModels.ListedModel;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveModelsTest {

    private static final Set<Integer> OURS = Set.of(3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveModels models = new LiveModels(registry, () -> 2);

    @BeforeEach
    void own() {
        models.own(OURS);
    }

    @Test
    void modelsUpToTheLimitAndThoseWithAnAlarmAreExported() {
        models.list(
                OURS, List.of(standing("a", false), standing("b", false), standing("c", false), standing("d", true)));

        assertThat(models.unrestored()).containsExactlyInAnyOrder("a", "d");
        models.list(OURS, List.of(standing("e", true)));
        assertThat(models.unrestored()).containsExactlyInAnyOrder("a", "d", "e");
        assertThat(notExported()).isEqualTo(2);
    }

    @Test
    void aModelWhoseAlarmFiresIsExportedBeyondTheLimit() {
        models.list(OURS, List.of(standing("a", false), standing("b", false), standing("c", false)));
        models.restore(Set.of("a", "b"), batch("a", 1, AlarmState.QUIET));
        models.merge(batch("c", 3, AlarmState.QUIET));
        assertThat(models.unrestored()).isEmpty();

        models.merge(batch("c", 3, AlarmState.FIRING));

        assertThat(models.unrestored()).containsExactly("c");
        assertThat(shows("c")).as("not before it is whole").isFalse();
        models.restore(Set.of("c"), batch("c", 3, AlarmState.FIRING));
        assertThat(shows("c")).isTrue();
        assertThat(notExported()).isZero();
    }

    @Test
    void aModelOfALostPartitionIsWithdrawnAndAnotherPartitionsBatchesAreLeftOut() {
        models.restore(Set.of("a"), batch("a", 1, AlarmState.QUIET));
        models.restore(models.unrestored(), batch("a", 1, AlarmState.QUIET));
        assertThat(shows("a")).isTrue();

        models.disown(OURS);
        models.merge(batch("a", 1, AlarmState.FIRING));

        assertThat(shows("a")).isFalse();
        assertThat(models.unrestored()).isEmpty();
    }

    @Test
    void aPartitionLostWhileItsModelsAreReadAddsNoModels() {
        models.disown(OURS);

        models.list(OURS, List.of(standing("a", true)));

        assertThat(models.unrestored()).isEmpty();
        assertThat(notExported()).isZero();
    }

    @Test
    void aDeletedModelIsWithdrawnAndLateAnswersDoNotBringItBackUntilItIsRegisteredAgain() {
        models.list(OURS, List.of(standing("a", false)));
        models.restore(Set.of("a"), batch("a", 1, AlarmState.FIRING));
        assertThat(shows("a")).isTrue();

        models.delete(models.known(), Set.of("a"));
        models.merge(batch("a", 1, AlarmState.FIRING));
        models.list(OURS, List.of(standing("a", true)));
        models.restore(Set.of("a"), batch("a", 1, AlarmState.FIRING));
        assertThat(shows("a")).isFalse();
        assertThat(models.unrestored()).isEmpty();
        assertThat(models.unlisted()).isEmpty();

        models.delete(models.known(), Set.of());
        assertThat(models.unlisted()).as("to be listed again").isEqualTo(OURS);
        models.list(OURS, List.of(standing("a", true)));
        models.restore(models.unrestored(), batch("a", 1, AlarmState.FIRING));
        assertThat(shows("a")).isTrue();
    }

    private boolean shows(String model) {
        return registry.find("plumbline.model.last.scored.timestamp")
                        .tag("model", model)
                        .gauge()
                != null;
    }

    private double notExported() {
        return registry.get("plumbline.models.not.exported").gauge().value();
    }

    private static ListedModel standing(String model, boolean alarmed) {
        return new ListedModel(model, 3, alarmed);
    }

    private static Totals batch(String model, long id, AlarmState alarm) {
        Series series = new Series(model, "r1", "set", "plain", "judge", Source.PROBE);
        return new Totals(
                List.of(new SeriesTotal(id, series, 3, Instant.EPOCH, Instant.EPOCH, 2)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new WatchTotal(
                        id, 1, new DetectorSummary(Map.of(AlarmKind.MISALIGNED, new KindSummary(alarm, 1)), null))));
    }
}
