package io.plumbline.drills.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.AlarmState;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A reader of the topic of alarms from its beginning holds the alarms that the API shows; each change begins in the state that the one before it ended in. */
record AlarmsReplayed() implements Drill {

    private static final Duration LAG = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "alarms-replayed";
    }

    @Override
    public String done() {
        return "the topic of alarms replayed, changes that came twice taken once";
    }

    @Override
    public String expected() {
        return "the alarms that the API shows, by an unbroken chain of changes";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        Replay[] last = new Replay[1];
        Set<String> shown = shown(environment);
        try {
            Waiting.until("the last alarm", LAG, () -> {
                last[0] = Replay.of(environment);
                return last[0].up().equals(shown);
            });
        } catch (DrillFailure different) {
            return new Result(false, "shown " + shown + ", replayed " + last[0].up());
        }
        return new Result(
                last[0].broken() == 0 && !shown.isEmpty(),
                last[0].changes() + " changes (" + last[0].again() + " came again) lead to the " + shown.size()
                        + " alarms that are up; " + last[0].broken() + " breaks in the chain");
    }

    private static Set<String> shown(DrillEnvironment environment) {
        Set<String> up = new TreeSet<>();
        for (JsonNode alarm : environment.gateway().get("/api/v1/alarms")) {
            AlarmChange change = EventCodec.decode(bytes(alarm.path("change")), AlarmChange.class);
            up.add(name(change) + " " + change.to());
        }
        return up;
    }

    private static byte[] bytes(JsonNode change) {
        return change.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String name(AlarmChange change) {
        return change.detector() + " of " + change.series().model();
    }

    private record Replay(Set<String> up, int changes, int again, int broken) {

        static Replay of(DrillEnvironment environment) {
            Set<String> ids = new HashSet<>();
            Map<String, AlarmState> states = new LinkedHashMap<>();
            int[] counts = new int[2];
            TopicEnd.read(environment, Topics.ALARMS, record -> {
                AlarmChange change = EventCodec.decode(record.value(), AlarmChange.class);
                if (!ids.add(change.id())) {
                    counts[0]++;
                    return;
                }
                AlarmState before = states.put(name(change), change.to());
                counts[1] += (before == null ? AlarmState.QUIET : before) == change.from() ? 0 : 1;
            });
            Set<String> up = new TreeSet<>();
            states.forEach((name, state) -> {
                if (state != AlarmState.QUIET) {
                    up.add(name + " " + state);
                }
            });
            return new Replay(up, ids.size(), counts[0], counts[1]);
        }
    }
}
