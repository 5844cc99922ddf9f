package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.PollReply;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.plumbline.gateway.http.Paging;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A model on one page. What the page needs is asked for at once; what takes its own turn are chart and scatter, which follow the
 * choice of a series. The page keeps itself up to date by parts: of those that have not changed nothing is sent, and a model of
 * which no answer has come costs one small question.
 */
@Path("/models")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ModelPage {

    private static final int WORST = 5;
    private static final int POINTS_OF_EACH_OUTCOME = 120;
    private static final int MOST_STEPS = 160;
    private static final int LEAST_STEPS = 8;
    private static final int ANSWERS_OF_A_STEP = 25;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final SignedInUser guest;
    private final Clock clock = Clock.systemUTC();

    ModelPage(@RestClient AggregatorApi aggregator, AnswerCards answers, SignedInUser guest) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.guest = guest;
    }

    @CheckedTemplate(basePath = "console/models")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance model(PageFrame shell, ModelDashboard view, LiveParts parts, String poll);

        static native TemplateInstance news(String poll, List<LiveParts.Part> parts);

        static native TemplateInstance state(ModelStatus standing);

        static native TemplateInstance verdict(ModelDashboard view);

        static native TemplateInstance now(ModelStatus standing);

        static native TemplateInstance series(ModelDashboard view);

        static native TemplateInstance curve(ModelDashboard view);

        static native TemplateInstance outcomes(ModelDashboard view);

        static native TemplateInstance questions(ModelDashboard view);

        static native TemplateInstance variants(ModelDashboard view);

        static native TemplateInstance evidence(ModelDashboard view);

        static native TemplateInstance scatter(ModelDashboard view);

        static native TemplateInstance changes(ModelDashboard view);

        static native TemplateInstance worst(ModelDashboard view);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(String id, @RestQuery String window, @RestQuery String series) {
        String model = Paging.text("/id", id);
        ChartWindow wanted = ChartWindow.of(window);
        int place = place(series);
        return known(model).chain(known -> view(known, wanted, place).map(view -> {
            LiveParts parts = parts(known, view);
            return Templates.model(
                    PageFrame.of(model, "fleet", guest),
                    view,
                    parts,
                    ModelDashboard.poll(model, wanted, place, parts.seen()));
        }));
    }

    /** The parts of the page that differ from what was seen; none where nothing is new. */
    @GET
    @Path("{id}/live")
    public Uni<RestResponse<String>> live(
            String id, @RestQuery String window, @RestQuery String series, @RestQuery String seen) {
        String model = Paging.text("/id", id);
        ChartWindow wanted = ChartWindow.of(window);
        int place = place(series);
        LiveParts before = LiveParts.seen(seen);
        return known(model)
                .chain(known -> before.isOf(known.toString())
                        ? Uni.createFrom().item(older(known, before))
                        : view(known, wanted, place).map(view -> parts(known, view)))
                .map(parts -> {
                    List<LiveParts.Part> news = parts.unlike(before);
                    return news.isEmpty()
                            ? PollReply.nothingNew()
                            : RestResponse.ok(
                                    Templates.news(ModelDashboard.poll(model, wanted, place, parts.seen()), news)
                                            .render());
                });
    }

    /** No answer has come: all that moves is the age of the last one. */
    private LiveParts older(JsonNode known, LiveParts before) {
        LiveParts parts = LiveParts.seen(before.seen());
        parts.put("now", Templates.now(ModelStatus.of(known, Instant.now(clock))));
        return parts;
    }

    private static LiveParts parts(JsonNode known, ModelDashboard view) {
        Map<String, TemplateInstance> parts = new LinkedHashMap<>();
        parts.put("state", Templates.state(view.standing()));
        parts.put("verdict", Templates.verdict(view));
        parts.put("now", Templates.now(view.standing()));
        parts.put("series", Templates.series(view));
        parts.put("curve", Templates.curve(view));
        parts.put("outcomes", Templates.outcomes(view));
        parts.put("questions", Templates.questions(view));
        parts.put("variants", Templates.variants(view));
        parts.put("evidence", Templates.evidence(view));
        parts.put("scatter", Templates.scatter(view));
        parts.put("changes", Templates.changes(view));
        parts.put("worst", Templates.worst(view));
        return LiveParts.of(known.toString(), parts);
    }

    private static int place(String series) {
        return (int) Math.min(1000, Paging.number(series, 0));
    }

    /** The model's line of the fleet. */
    private Uni<JsonNode> known(String model) {
        return AggregatorCall.known(() -> aggregator.fleet(model), "model '" + model + "' under watch");
    }

    private Uni<ModelDashboard> view(JsonNode known, ChartWindow window, int place) {
        String model = known.path("model").asText();
        String baseline = known.path("baseline").asText("");
        Uni<JsonNode> base = baseline.isEmpty() ? unasked() : asked(() -> aggregator.rates(baseline, Map.of()));
        return Uni.combine()
                .all()
                .unis(
                        asked(() -> aggregator.rates(model, Map.of())),
                        base,
                        asked(() -> aggregator.evidence(model)),
                        asked(() -> aggregator.changes(model)),
                        asked(() -> aggregator.alarms(model, null, 10)),
                        answers.worst(model, WORST))
                .asTuple()
                .map(found -> new ModelDashboard.Parts(
                        known,
                        SeriesRanking.of(
                                found.getItem1(), known.path("revision").asText()),
                        found.getItem2(),
                        found.getItem3(),
                        found.getItem4(),
                        found.getItem5(),
                        found.getItem6()))
                .chain(parts -> Uni.combine()
                        .all()
                        .unis(curve(model, parts, window, place), points(model, parts, place))
                        .asTuple()
                        .map(drawn -> ModelDashboard.of(
                                parts, drawn.getItem1(), drawn.getItem2(), window, place, Instant.now(clock))));
    }

    /** In coarser steps where the window holds few of the answers. */
    private Uni<JsonNode> curve(String model, ModelDashboard.Parts parts, ChartWindow window, int place) {
        if (place >= parts.series().size()) {
            return unasked();
        }
        JsonNode series = parts.series().get(place);
        int most = steps(series.path("answers").asLong());
        return overTime(model, series, window, most).chain(curve -> {
            int enough = steps(StreamSupport.stream(
                            curve.path("series").path(0).path("points").spliterator(), false)
                    .mapToLong(point -> point.path("answers").asLong())
                    .sum());
            return enough <= most / 2
                    ? overTime(model, series, window, enough)
                    : Uni.createFrom().item(curve);
        });
    }

    private Uni<JsonNode> overTime(String model, JsonNode series, ChartWindow window, int steps) {
        Map<String, String> filter = new HashMap<>(SeriesKey.of(series).filter());
        filter.put("revision", series.path("revision").asText());
        filter.put("from", window.from(Instant.now(clock)).toString());
        filter.put("points", Integer.toString(steps));
        return asked(() -> aggregator.overTime(model, filter));
    }

    private Uni<JsonNode> points(String model, ModelDashboard.Parts parts, int place) {
        return place >= parts.series().size()
                ? unasked()
                : asked(() -> aggregator.points(
                        model, SeriesKey.of(parts.series().get(place)).instrument(), POINTS_OF_EACH_OUTCOME));
    }

    /** So many that a step has answers enough to say something. */
    static int steps(long answers) {
        return (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, answers / ANSWERS_OF_A_STEP));
    }

    /** A model that the aggregator has no answers of has nothing to show, and a page nevertheless. */
    private static Uni<JsonNode> asked(Supplier<Uni<? extends JsonNode>> call) {
        return AggregatorCall.<JsonNode>of(call)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(ModelPage::none);
    }

    private static Uni<JsonNode> unasked() {
        return Uni.createFrom().item(none());
    }

    private static JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
