package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;
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
    public Result carryOut(DrillEnvironment environment) {
        ServiceProcess broker = environment.stack().broker().process();
        environment.noteInFlight(StackOptions.SERVICES);
        broker.stop();
        Waiting.pause(environment.settings().absence());
        broker.restart().awaitReady(environment.settings().recovery());
        return Recovery.await(environment, "");
    }
}
