package io.plumbline.statistics.detection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlarmTest {

    private static final ChangeEstimate CHANGE = new ChangeEstimate(7, 2, 3);
    private static final Alarm QUIET = new Alarm.Quiet();
    private static final Alarm WARNED = new Alarm.Warned();
    private static final Alarm.Firing FIRING = new Alarm.Firing(1_000, CHANGE);

    private static Alarm after(Alarm alarm, double evidenceDays) {
        return alarm.afterRound(evidenceDays, DetectorSettings.DEFAULTS, () -> CHANGE);
    }

    @Test
    void evidenceRaisesItStepByStepOrAtOnce() {
        assertThat(after(QUIET, 29.9)).isEqualTo(QUIET);
        assertThat(after(QUIET, 30)).isEqualTo(WARNED);
        assertThat(after(QUIET, 1_000)).isEqualTo(FIRING);
        assertThat(after(WARNED, 1_000)).isEqualTo(FIRING);
    }

    @Test
    void aWarningLastsUntilTheEvidenceHasHalved() {
        assertThat(after(WARNED, 15)).isEqualTo(WARNED);
        assertThat(after(WARNED, 14.9)).isEqualTo(QUIET);
    }

    @Test
    void onlyTheAllClearEndsAPage() {
        assertThat(after(FIRING, 0)).isEqualTo(FIRING);
        assertThat(FIRING.cleared()).isEqualTo(QUIET);
        assertThat(FIRING.isFiring()).isTrue();
        assertThat(WARNED.isFiring()).isFalse();
    }

    @Test
    void eachCaseFoldsToItsOwnValue() {
        assertThat(word(QUIET)).isEqualTo("quiet");
        assertThat(word(WARNED)).isEqualTo("warned");
        assertThat(word(FIRING)).isEqualTo("firing since answer 7");
    }

    private static String word(Alarm alarm) {
        return alarm.fold(
                () -> "quiet",
                () -> "warned",
                firing -> "firing since answer " + (long) firing.change().firstAnswer());
    }
}
