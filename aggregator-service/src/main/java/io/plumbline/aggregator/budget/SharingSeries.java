package io.plumbline.aggregator.budget;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import java.time.Instant;

/**
 * A series of a model, as far as its other series need it: they share one budget of false alarms.
 *
 * @param id the series as stored
 * @param series the series
 * @param lastReleasedAt when the newest prompt of its answers was released
 * @param begun whether its detectors have a reference
 * @param closes whether a round of it closes now
 * @param share its share of the model's budget; the whole budget if it was given none yet
 * @param summary alarms and evidence of its detectors
 */
public record SharingSeries(
        long id,
        Series series,
        Instant lastReleasedAt,
        boolean begun,
        boolean closes,
        BudgetShare share,
        DetectorSummary summary) {

    /** Whether it is watched, or will be with its closing round: a retired series comes back so. */
    boolean isWatched() {
        return closes || !share.isRetired();
    }

    /** Its part of the model's evidence, in days; 0 while the alarm fires, because the evidence is spent then. */
    double evidenceDays(AlarmKind kind) {
        DetectorSummary.KindSummary said = summary.of(kind);
        return said.alarm() == AlarmState.FIRING ? 0 : said.days();
    }

    /** Whether both come from one source and from different revisions. */
    boolean isOtherRevision(SharingSeries other) {
        return series.source() == other.series.source() && !series.revision().equals(other.series.revision());
    }
}
