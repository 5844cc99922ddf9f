package io.plumbline.drills.faults;

import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;

/** Stops PostgreSQL, with whoever is connected, and starts it again. */
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
    public Result carryOut(Ground ground) {
        ground.stack().database().close();
        Waiting.pause(ground.settings().absence());
        ground.stack().database().restart();
        return Recovery.await(ground, "");
    }
}
