package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;

/** Stops PostgreSQL, which ends all connections, and starts it again. */
record DatabaseAway() implements Drill {

    @Override
    public String name() {
        return "database-restart";
    }

    @Override
    public String done() {
        return "PostgreSQL stopped, away for a while, and started";
    }

    @Override
    public String expected() {
        return Recovery.expected();
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        environment.stack().database().close();
        Waiting.pause(environment.settings().absence());
        environment.stack().database().restart();
        return Recovery.await(environment, "");
    }
}
