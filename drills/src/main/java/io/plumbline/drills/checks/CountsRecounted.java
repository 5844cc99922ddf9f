package io.plumbline.drills.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.RetryingGateway;
import java.util.ArrayList;
import java.util.List;

/** The counts are what a recount of the answers gives, and the detectors' state what a replay gives. */
record CountsRecounted() implements Drill {

    @Override
    public String name() {
        return "recount";
    }

    @Override
    public String done() {
        return "what `rebuild --verify` does: all answers counted again, the detectors replayed";
    }

    @Override
    public String expected() {
        return "no difference, every answer in a series";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        RetryingGateway gateway = environment.gateway().patient();
        List<JsonNode> series = new ArrayList<>();
        List<JsonNode> probes = new ArrayList<>();
        gateway.eachPage(
                "/api/v1/recount/series?after=",
                "0",
                id -> series.add(gateway.post("/api/v1/recount/series/" + id.asText(), null)));
        gateway.eachPage(
                "/api/v1/recount/probes?after=",
                "",
                id -> probes.add(gateway.post("/api/v1/recount/probes/" + id.asText(), null)));
        long answers = series.stream()
                .mapToLong(check -> check.path("answers").asLong())
                .sum();
        long counts = count(series, "countsDiffer") + count(probes, "countsDiffer");
        long detectors = series.stream()
                .filter(check -> check.path("detectorsDiffer").asBoolean())
                .count();
        boolean complete =
                series.stream().allMatch(check -> check.path("complete").asBoolean());
        return new Result(
                counts == 0
                        && detectors == 0
                        && complete
                        && answers == environment.probe().prompts(),
                answers + " answers in " + series.size() + " series: " + counts + " counts and " + detectors
                        + " detectors differ");
    }

    private static long count(List<JsonNode> checks, String field) {
        return checks.stream().mapToLong(check -> check.path(field).asLong()).sum();
    }
}
