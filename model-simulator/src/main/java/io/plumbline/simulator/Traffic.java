package io.plumbline.simulator;

import io.plumbline.simulator.chat.SimulatedModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of what was asked and answered. Used by the one event loop only, so no field is synchronized. */
final class Traffic {

    private final Map<String, Map<String, Long>> models = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final Deque<String> judgePrompts = new ArrayDeque<>();
    private final int keepJudgePrompts;
    private long rejected;
    private int inFlight;
    private int maxInFlight;

    Traffic(int keepJudgePrompts) {
        this.keepJudgePrompts = keepJudgePrompts;
    }

    int begin() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        return inFlight;
    }

    void end() {
        inFlight--;
    }

    void answered(SimulatedModel model) {
        count(model, model.isJudge() ? "judgements" : "answers");
    }

    void failed(SimulatedModel model, Fault fault) {
        count(model, "faulted");
        faults.merge(fault.name(), 1L, Long::sum);
    }

    /** Its caller had gone before the answer came; a real provider may charge it all the same. */
    void abandoned(SimulatedModel model) {
        count(model, "abandoned");
    }

    void rejected() {
        rejected++;
    }

    void seenByJudge(String prompt) {
        if (keepJudgePrompts == 0) {
            return;
        }
        if (judgePrompts.size() == keepJudgePrompts) {
            judgePrompts.removeFirst();
        }
        judgePrompts.addLast(prompt);
    }

    /** The body of {@code GET /stats}. */
    Map<String, Object> snapshot() {
        return Map.of(
                "simulated", true,
                "models", models,
                "faults", faults,
                "rejected", rejected,
                "in_flight", inFlight,
                "max_in_flight", maxInFlight,
                "judge_prompts", List.copyOf(judgePrompts));
    }

    private void count(SimulatedModel model, String kind) {
        models.computeIfAbsent(model.id(), id -> new TreeMap<>()).merge(kind, 1L, Long::sum);
    }
}
