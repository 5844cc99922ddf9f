package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.gateway.Roles;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.Asked;
import io.plumbline.gateway.console.Shell;
import io.plumbline.gateway.console.answers.Answers;
import io.plumbline.gateway.problem.Paging;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.plumbline.gateway.signin.Guest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** A model on one page. What the page needs is asked for at once; what takes its own turn is the chart, which follows the choice of a series. */
@Path("/models")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ModelPage {

    private static final int WORST = 5;
    private static final int POINTS_OF_EACH_OUTCOME = 120;
    private static final int MOST_STEPS = 160;
    private static final int LEAST_STEPS = 12;
    private static final int ANSWERS_OF_A_STEP = 25;

    private final AggregatorApi aggregator;
    private final Answers answers;
    private final Guest guest;
    private final Clock clock = Clock.systemUTC();

    ModelPage(@RestClient AggregatorApi aggregator, Answers answers, Guest guest) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.guest = guest;
    }

    @CheckedTemplate(basePath = "console/models")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance model(Shell shell, ModelView view);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(String id, @RestQuery String window, @RestQuery String series) {
        String model = Paging.text("/id", id);
        Window wanted = Window.of(window);
        int place = (int) Math.min(1000, Paging.number(series, 0));
        return known(model)
                .chain(known -> parts(known, wanted, place))
                .map(view -> Templates.model(Shell.of(model, "fleet", guest), view));
    }

    /** The model's line of the fleet. */
    private Uni<JsonNode> known(String model) {
        return Asked.of(() -> aggregator.fleet(model, null, null, 0, 200)).map(page -> {
            for (JsonNode one : page.path("models")) {
                if (one.path("model").asText().equals(model)) {
                    return one;
                }
            }
            throw new ProblemException(Problem.notFound("no model '" + model + "' is watched"));
        });
    }

    private Uni<ModelView> parts(JsonNode known, Window window, int place) {
        String model = known.path("model").asText();
        String baseline = known.path("baseline").asText("");
        Uni<JsonNode> base = baseline.isEmpty() ? none() : asked(() -> aggregator.rates(baseline, Map.of()));
        return Uni.combine()
                .all()
                .unis(
                        asked(() -> aggregator.rates(model, Map.of())),
                        base,
                        asked(() -> aggregator.evidence(model)),
                        asked(() -> aggregator.changes(model)),
                        asked(() -> aggregator.alarms(model, null, 10)),
                        asked(() -> aggregator.points(model, POINTS_OF_EACH_OUTCOME)),
                        answers.worst(model, WORST))
                .asTuple()
                .map(found -> new ModelView.Parts(
                        known,
                        Ranked.of(found.getItem1(), known.path("revision").asText()),
                        found.getItem2(),
                        found.getItem3(),
                        found.getItem4(),
                        found.getItem5(),
                        found.getItem6(),
                        found.getItem7()))
                .chain(parts -> curve(model, parts, window, place)
                        .map(curve -> ModelView.of(parts, curve, window, place, Instant.now(clock))));
    }

    private Uni<JsonNode> curve(String model, ModelView.Parts parts, Window window, int place) {
        if (place >= parts.series().size()) {
            return none();
        }
        JsonNode series = parts.series().get(place);
        Map<String, String> filter = new HashMap<>(SeriesKey.of(series).filter());
        filter.put("revision", series.path("revision").asText());
        filter.put("from", window.from(Instant.now(clock)).toString());
        filter.put("points", Integer.toString(steps(series.path("answers").asLong())));
        return asked(() -> aggregator.overTime(model, filter));
    }

    /** So many that a step has answers enough to say something. */
    static int steps(long answers) {
        return (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, answers / ANSWERS_OF_A_STEP));
    }

    /** A model that the aggregator has no answers of has nothing to show, and a page nevertheless. */
    private static Uni<JsonNode> asked(Supplier<Uni<? extends JsonNode>> call) {
        return Asked.<JsonNode>of(call)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(() -> JsonNodeFactory.instance.arrayNode());
    }

    private static Uni<JsonNode> none() {
        return Uni.createFrom().item(JsonNodeFactory.instance.arrayNode());
    }
}
