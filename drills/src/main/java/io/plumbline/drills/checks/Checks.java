package io.plumbline.drills.checks;

import io.plumbline.drills.environment.Drill;
import java.util.List;
import java.util.stream.Stream;

/** All of them, in their order. */
public final class Checks {

    private Checks() {}

    /**
     * What is checked after a run.
     *
     * @param poisoned whether there are dead letters to find
     */
    public static List<Drill> after(boolean poisoned) {
        return Stream.concat(
                        Stream.of(
                                new OneOutcomeEach(),
                                new CountsRecounted(),
                                new AlarmsReplayed(),
                                new GaugesOnce(),
                                new PaidOnce()),
                        poisoned ? Stream.of(new DeadLettersKept()) : Stream.<Drill>empty())
                .toList();
    }
}
