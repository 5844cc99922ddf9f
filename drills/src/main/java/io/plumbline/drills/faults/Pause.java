package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.local.process.ServiceProcess;
import java.util.List;

/** Stops one replica for longer than its session lasts: its work is given to the other one, and then it goes on as if it still had the work. */
record Pause(String service, int number) implements Drill {

    @Override
    public String name() {
        return "pause-" + service.replace("-service", "");
    }

    @Override
    public String done() {
        return "SIGSTOP of " + service + " " + (number + 1) + " past its session, then SIGCONT";
    }

    @Override
    public String expected() {
        return "the other one takes over, and " + Recovery.expected();
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        ServiceProcess victim = environment.replica(service, number);
        environment.noteInFlight(List.of(service));
        Command.run("kill", "-STOP", Long.toString(victim.pid()));
        try {
            Waiting.pause(environment.settings().silence());
        } finally {
            Command.run("kill", "-CONT", Long.toString(victim.pid()));
        }
        victim.awaitReady(environment.settings().recovery());
        return Recovery.await(
                environment,
                "silent for " + Recovery.seconds(environment.settings().silence()) + ", ");
    }
}
