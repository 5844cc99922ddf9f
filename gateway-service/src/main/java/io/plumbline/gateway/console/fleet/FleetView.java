package io.plumbline.gateway.console.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.StateLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fleet as it is shown.
 *
 * @param filter what was asked for
 * @param total registered models
 * @param matching those that the filter names
 * @param first place of the first, from 1
 * @param last place of the last
 * @param states the filter's states with their numbers, the most urgent first
 * @param rows the models of this page
 */
public record FleetView(
        FleetFilter filter, int total, int matching, int first, int last, List<State> states, List<Row> rows) {

    /** A state and how many models are in it. */
    public record State(StateLabel word, int models, String address, boolean chosen) {}

    /** A label of a model, and where all that have it are shown. */
    public record Mark(String text, String address) {}

    /**
     * A model in its line.
     *
     * @param note what else is to be said about its state
     */
    public record Row(
            String id,
            String address,
            String revision,
            List<Mark> labels,
            String baseline,
            StateLabel state,
            String note,
            RateBar rate,
            RateBar base,
            Sparkline spark,
            String coverage,
            boolean covered,
            String answers,
            String age) {}

    private static final double COVERED = 0.9;

    /** Of the aggregator's page. */
    public static FleetView of(FleetFilter filter, JsonNode page, Map<String, String> notes) {
        Instant now = Instant.parse(page.path("at").asText());
        List<Row> rows = stream(page.path("models"))
                .map(model -> row(filter, model, now, notes))
                .toList();
        int first = page.path("first").asInt();
        return new FleetView(
                filter,
                page.path("total").asInt(),
                page.path("matching").asInt(),
                rows.isEmpty() ? 0 : first + 1,
                first + rows.size(),
                states(filter, page.path("states")),
                rows);
    }

    /** The marks of the scale that all rates are drawn on. */
    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }

    public boolean hasNext() {
        return last < matching;
    }

    public String previousPage() {
        return filter.at(filter.page() - 1);
    }

    public String nextPage() {
        return filter.at(filter.page() + 1);
    }

    private static List<State> states(FleetFilter filter, JsonNode numbers) {
        return Stream.of(StateLabel.values())
                .filter(word ->
                        numbers.path(word.name()).asInt() > 0 || word.name().equals(filter.state()))
                .map(word -> {
                    boolean chosen = word.name().equals(filter.state());
                    return new State(
                            word, numbers.path(word.name()).asInt(), filter.in(chosen ? "" : word.name()), chosen);
                })
                .toList();
    }

    private static Row row(FleetFilter filter, JsonNode model, Instant now, Map<String, String> notes) {
        String id = model.path("model").asText();
        double coverage = model.path("coverage").asDouble();
        long answers = model.path("answers").asLong();
        return new Row(
                id,
                "/models/" + Format.encoded(id),
                model.path("revision").asText(),
                labels(filter, model.path("labels")),
                model.path("baseline").asText(""),
                StateLabel.of(model.path("state").asText()),
                notes.getOrDefault(id, ""),
                RateBar.of(model.path("rate")),
                RateBar.of(model.path("base")),
                Sparkline.of(model.path("steps")),
                answers == 0 ? "\u2013" : Format.coverage(coverage),
                answers == 0 || coverage >= COVERED,
                Format.count(answers),
                model.path("answeredAt").isTextual()
                        ? Format.ago(Instant.parse(model.path("answeredAt").asText()), now)
                        : "never");
    }

    private static List<Mark> labels(FleetFilter filter, JsonNode labels) {
        List<Mark> marks = new ArrayList<>();
        labels.properties().forEach(label -> {
            String text = label.getKey() + "=" + label.getValue().asText();
            marks.add(new Mark(text, filter.of(text)));
        });
        return marks;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
