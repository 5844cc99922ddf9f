package io.plumbline.drills.faults;

import io.plumbline.drills.ground.Drill;
import io.plumbline.drills.ground.Ground;
import io.plumbline.drills.ground.Waiting;
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
    public Result carryOut(Ground ground) {
        ground.noteInFlight(StackOptions.SERVICES);
        ground.proxy().cut();
        int before;
        int meanwhile;
        try {
            Waiting.pause(ground.settings().session());
            before = ground.load().finished();
            Waiting.pause(ground.settings().silence());
            meanwhile = ground.load().finished() - before;
        } finally {
            ground.proxy().heal();
        }
        Result again = Recovery.await(ground, meanwhile + " outcomes during the second half of the cut, ");
        boolean tookOver = meanwhile > 0 || before == ground.load().prompts();
        return new Result(again.held() && tookOver, again.found());
    }
}
