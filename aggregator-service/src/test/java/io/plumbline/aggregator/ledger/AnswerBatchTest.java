package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.Sample;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.pipeline.Received;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerBatchTest {

    private final Sample sample = Sample.of("p", "m").at(Instant.parse("2026-01-01T00:00:00Z"));
    private final AnswerBatch batch = AnswerBatch.of(
            List.of(
                    new Received<>(sample.judged(1, Verdict.ALIGNED, 90), 4, 10),
                    new Received<>(sample.judged(0, Verdict.ALIGNED, 90), 4, 11),
                    new Received<>(sample.judged(1, Verdict.MISALIGNED, 10), 4, 12),
                    new Received<>(sample.variant("json").judged(2, Verdict.ALIGNED, 90), 7, 3)),
            new ReviewRule(25));

    @Test
    void theFirstScoreOfAnIdStaysAndIdsAreInOrder() {
        assertThat(batch.answers()).extracting(AnswerRow::promptId).containsExactly("p.0.0", "p.0.1", "p.0.2");
        assertThat(batch.answers().get(1).outcome()).isEqualTo("ALIGNED");
    }

    @Test
    void aRecordWithAKnownAnswerIsADuplicateOfItsPartition() {
        Set<String> newIds = Set.of("p.0.1");

        assertThat(batch.positions())
                .extracting(position -> batch.duplicates(position, newIds))
                .containsExactly(2L, 1L);
    }

    @Test
    void aPartitionIsReadUpToItsLastRecord() {
        assertThat(batch.positions())
                .containsExactly(new AnswerBatch.ReadPosition(4, 13, 3), new AnswerBatch.ReadPosition(7, 4, 1));
    }

    @Test
    void aSeriesIsAsNewAsItsNewestAnswer() {
        assertThat(batch.series()).hasSize(2);
        AnswerBatch.SeriesInBatch plain = batch.series().get(1);
        assertThat(plain.series().variant()).isEqualTo("plain");
        assertThat(plain.lastScoredAt()).isEqualTo("2026-01-01T00:00:00.001Z");
    }

    @Test
    void anAnswerWithoutAVerdictMakesNoSeriesNewer() {
        AnswerBatch failed = AnswerBatch.of(
                List.of(new Received<>(sample.unscored(0, UnscoredReason.JUDGE_ERROR), 4, 10)), new ReviewRule(25));

        assertThat(failed.series()).singleElement().satisfies(seen -> assertThat(seen.lastScoredAt())
                .isEqualTo(Instant.EPOCH));
    }
}
