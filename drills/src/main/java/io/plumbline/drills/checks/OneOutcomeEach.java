package io.plumbline.drills.checks;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.Waiting;
import io.plumbline.local.EmbeddedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every prompt of the probe is stored with one outcome, no other is, and gateway and aggregator count the same ones. */
record OneOutcomeEach() implements Drill {

    private static final Duration LAG = Duration.ofSeconds(90);
    private static final String STORED = "select count(*) from aggregator.answer where probe_id = ?";
    private static final String IDS = "select prompt_id from aggregator.answer where probe_id = ?";
    private static final String OUTCOMES =
            "select model, outcome, count(*) from aggregator.answer where probe_id = ? group by 1, 2";

    @Override
    public String name() {
        return "one-outcome-each";
    }

    @Override
    public String done() {
        return "prompt ids compared with the stored answers, outcomes at the gateway with outcomes at the aggregator";
    }

    @Override
    public String expected() {
        return "each prompt once, the same counts at both";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        EmbeddedDatabase database = environment.stack().database();
        String probe = environment.probe().id();
        Waiting.until(
                "the aggregator's last answer",
                LAG,
                () -> DatabaseRows.number(database, STORED, probe)
                        >= environment.probe().prompts());
        List<String> stored = DatabaseRows.of(database, IDS, probe);
        JsonNode state = environment.probe().state();
        Set<String> expected = prompts(probe, state.path("models"));
        boolean each = stored.size() == expected.size() && expected.equals(Set.copyOf(stored));
        Set<String> differing = differing(outcomes(state), Set.copyOf(DatabaseRows.of(database, OUTCOMES, probe)));
        return new Result(
                each && differing.isEmpty(),
                stored.size() + " rows of " + Set.copyOf(stored).size() + " prompts, " + expected.size() + " asked"
                        + (differing.isEmpty() ? "; the same counts" : "; counts differ: " + differing));
    }

    private static Set<String> prompts(String probe, JsonNode models) {
        return IntStream.range(0, models.size())
                .boxed()
                .flatMap(lane -> IntStream.range(
                                0, models.get(lane).path("total").asInt())
                        .mapToObj(index -> probe + "." + lane + "." + index))
                .collect(Collectors.toSet());
    }

    private static Set<String> outcomes(JsonNode state) {
        Set<String> outcomes = new TreeSet<>();
        for (JsonNode model : state.path("models")) {
            for (Map.Entry<String, JsonNode> count : model.path("counts").properties()) {
                if (count.getValue().asLong() > 0) {
                    outcomes.add(model.path("id").asText() + "|" + count.getKey() + "|"
                            + count.getValue().asLong());
                }
            }
        }
        return outcomes;
    }

    private static Set<String> differing(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .filter(row -> !some.contains(row) || !others.contains(row))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
