package io.plumbline.aggregator.fleet;

import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a registered model before its counts are read.
 *
 * @param model its id
 * @param revision the deployed revision
 * @param baseline id of the model that it is compared with; empty if it has none
 * @param labelsJson labels for people as they are stored; a page parses those that it needs
 * @param newest its newest answers; empty before the first answer of the revision
 * @param alarms alarms that are up
 * @param rhythm how often its answers are expected; empty if no schedule asks it
 * @param sameAsBase whether its last comparison with its baseline could not tell them apart
 */
record FleetFacts(
        String model,
        String revision,
        Optional<String> baseline,
        String labelsJson,
        Optional<NewestAnswers> newest,
        List<FleetAlarm> alarms,
        Optional<Rhythm> rhythm,
        boolean sameAsBase) {

    FleetFacts {
        alarms = List.copyOf(alarms);
    }

    /**
     * The series that has a model's newest answers.
     *
     * @param instrument id of the instrument that scored them
     * @param source name of their source
     * @param answeredAt when the newest was given; empty if the series was stored without it
     */
    record NewestAnswers(String instrument, String source, Optional<Instant> answeredAt) {}

    Map<String, String> labels() {
        return Labels.of(labelsJson);
    }

    Optional<Instant> answeredAt() {
        return newest.flatMap(NewestAnswers::answeredAt);
    }

    Optional<String> instrument() {
        return newest.map(NewestAnswers::instrument);
    }

    /** Empty text before the first answer. */
    String source() {
        return newest.map(NewestAnswers::source).orElse("");
    }
}
