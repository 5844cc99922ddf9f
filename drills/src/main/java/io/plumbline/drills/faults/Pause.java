package io.plumbline.drills.faults;

import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;
import io.plumbline.local.process.ServiceProcess;
import java.util.List;

/** Stops one replica for longer than its session lasts: its work is given to the other one, and then it comes back and knows nothing. */
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
    public Result carryOut(Ground ground) {
        ServiceProcess victim = ground.replica(service, number);
        ground.noteInFlight(List.of(service));
        Command.run("kill", "-STOP", Long.toString(victim.pid()));
        try {
            Waiting.pause(ground.settings().silence());
        } finally {
            Command.run("kill", "-CONT", Long.toString(victim.pid()));
        }
        victim.awaitReady(ground.settings().recovery());
        return Recovery.await(
                ground, "silent for " + Recovery.seconds(ground.settings().silence()) + ", ");
    }
}
