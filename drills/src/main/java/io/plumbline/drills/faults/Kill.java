package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.local.process.ServiceProcess;
import java.time.Duration;
import java.util.List;

/** Kills one replica of a service in the middle of its work and starts it again. */
record Kill(String service, int number) implements Drill {

    @Override
    public String name() {
        return "kill-" + service.replace("-service", "");
    }

    @Override
    public String done() {
        return "kill -9 of " + service + " " + (number + 1) + ", started again at once";
    }

    @Override
    public String expected() {
        return "ready again, and " + Recovery.expected();
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        ServiceProcess victim = environment.replica(service, number);
        environment.noteInFlight(List.of(service));
        victim.kill();
        long start = System.nanoTime();
        victim.restart().awaitReady(environment.settings().recovery());
        Duration ready = Duration.ofNanos(System.nanoTime() - start);
        return Recovery.await(environment, "ready after " + Recovery.seconds(ready) + ", ");
    }
}
