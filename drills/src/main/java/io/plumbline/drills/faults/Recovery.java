package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill.Result;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;
import java.time.Duration;
import java.util.Locale;

/** Waits until work goes on after a fault, and says when it did. */
final class Recovery {

    private Recovery() {}

    static String expected() {
        return "outcomes come again by themselves";
    }

    /**
     * From now on, when everything is given back.
     *
     * @param before what is told in front of it; may be empty
     */
    static Result await(DrillEnvironment environment, String before) {
        int finished = environment.probe().finished();
        if (finished == environment.probe().prompts()) {
            return new Result(true, before + "all outcomes were there by then");
        }
        Duration took = Waiting.until(
                "an outcome after the fault",
                environment.settings().recovery(),
                () -> environment.probe().finished() > finished);
        return new Result(true, before + String.format(Locale.ROOT, "outcomes again after %s", seconds(took)));
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
