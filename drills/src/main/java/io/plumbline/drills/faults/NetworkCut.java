package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.local.StackOptions;

/** Cuts the network between the broker and one replica of every service, for longer than a session lasts. */
record NetworkCut() implements Drill {

    @Override
    public String name() {
        return "network-cut";
    }

    @Override
    public String done() {
        return "nothing passes between the broker and the second replica of each service, past their sessions";
    }

    @Override
    public String expected() {
        return "the first ones take over, and " + Recovery.expected();
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        environment.noteInFlight(StackOptions.SERVICES);
        environment.proxy().cut();
        int before;
        int meanwhile;
        try {
            Waiting.pause(environment.settings().session());
            before = environment.probe().finished();
            Waiting.pause(environment.settings().silence());
            meanwhile = environment.probe().finished() - before;
        } finally {
            environment.proxy().heal();
        }
        Result again = Recovery.await(environment, meanwhile + " outcomes during the second half of the cut, ");
        boolean tookOver = meanwhile > 0 || before == environment.probe().prompts();
        return new Result(again.held() && tookOver, again.found());
    }
}
