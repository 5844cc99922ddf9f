package io.plumbline.drills.faults;

import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.ServiceProcess;

/** Stops the broker in order and starts it again. */
record BrokerAway() implements Drill {

    @Override
    public String name() {
        return "broker-restart";
    }

    @Override
    public String done() {
        return "the broker stopped, away for a while, and started";
    }

    @Override
    public String expected() {
        return Recovery.expected();
    }

    @Override
    public Result carryOut(Ground ground) {
        ServiceProcess broker = ground.stack().broker().process();
        ground.noteInFlight(StackOptions.SERVICES);
        broker.stop();
        Waiting.pause(ground.settings().absence());
        broker.restart().awaitReady(ground.settings().recovery());
        return Recovery.await(ground, "");
    }
}
