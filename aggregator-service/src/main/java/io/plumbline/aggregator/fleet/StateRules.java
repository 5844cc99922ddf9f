package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.calibration.Instruments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the rule of states as it is at this moment. */
@ApplicationScoped
class StateRules {

    private final Instruments instruments;
    private final Duration unscheduled;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param unscheduled how long a model without a schedule may be without a verdict before the fleet shows it as blind
     */
    StateRules(
            Instruments instruments,
            @ConfigProperty(name = "plumbline.fleet.blind-after", defaultValue = "PT25H") Duration unscheduled) {
        this.instruments = instruments;
        this.unscheduled = unscheduled;
    }

    /** The rule with the instruments that are suspect now. */
    Uni<StateRule> now() {
        return instruments.suspects().map(suspects -> new StateRule(suspects, unscheduled, Instant.now(clock)));
    }
}
