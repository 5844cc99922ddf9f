package io.plumbline.aggregator.fleet;

import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a registered model before its counts are read.
 *
 * @param model its id
 * @param revision what is deployed under it
 * @param baseline id of the model that it is compared with
 * @param labels for people, as JSON
 * @param instrument what its newest answers were scored with; empty before the first answer of the revision
 * @param source where they come from
 * @param answeredAt when the newest was given
 * @param alarms those that are up
 * @param rhythm how often its answers are to be expected; empty where no schedule asks it
 * @param sameAsBase whether its last comparison with its baseline could not tell them apart
 */
record Facts(
        String model,
        String revision,
        Optional<String> baseline,
        String labels,
        Optional<String> instrument,
        String source,
        Optional<Instant> answeredAt,
        List<Up> alarms,
        Optional<Rhythm> rhythm,
        boolean sameAsBase) {

    Facts {
        alarms = List.copyOf(alarms);
    }

    /**
     * An alarm that is up.
     *
     * @param id its last change
     * @param detector what is watched
     * @param state how loud it is
     * @param at since when
     */
    record Up(String id, String detector, AlarmState state, Instant at) {}
}
