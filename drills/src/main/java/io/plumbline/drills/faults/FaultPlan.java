package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillSettings;
import io.plumbline.local.StackOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults there are, in an order and on replicas that the seed decides. */
public final class FaultPlan {

    private FaultPlan() {}

    /**
     * The faults of a run; a brief one stops no other service than the aggregator, whose pause does most.
     *
     * @throws IllegalArgumentException if no fault has the wanted name
     */
    public static List<Drill> of(DrillSettings settings) {
        Random random = new Random(settings.seed());
        List<Drill> drills = new ArrayList<>();
        StackOptions.SERVICES.forEach(service -> drills.add(new Kill(service, random.nextInt(2))));
        StackOptions.SERVICES.stream()
                .filter(service -> !settings.brief() || service.startsWith("aggregator"))
                .forEach(service -> drills.add(new Pause(service, random.nextInt(2))));
        drills.addAll(
                List.of(new BrokerAway(), new DatabaseAway(), new NetworkCut(), new DiskFull(), new PoisonFlood()));
        Collections.shuffle(drills, random);
        return settings.only().map(name -> List.of(named(name, drills))).orElse(drills);
    }

    private static Drill named(String name, List<Drill> drills) {
        return drills.stream()
                .filter(drill -> drill.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--only " + name
                        + ": there is no such drill; there are "
                        + String.join(
                                ", ", drills.stream().map(Drill::name).sorted().toList())));
    }
}
