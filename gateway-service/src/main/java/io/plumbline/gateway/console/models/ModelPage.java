package io.plumbline.gateway.console.models;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.PollReply;
import io.plumbline.gateway.http.Paging;
import io.plumbline.reports.fleet.FleetModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The page of a model. The browser polls; a reply holds only the parts of the page that have changed. If no answer has come
 * since the last poll, a poll costs one small query.
 */
@Path("/models")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ModelPage {

    private static final int LAST_PLACE = 1000;

    private final ModelQueries queries;
    private final SignedInUser user;
    private final Clock clock = Clock.systemUTC();

    ModelPage(ModelQueries queries, SignedInUser user) {
        this.queries = queries;
        this.user = user;
    }

    @CheckedTemplate(basePath = "console/models")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance model(PageFrame shell, ModelDashboard view, LiveParts parts, String poll);

        static native TemplateInstance news(String poll, List<LiveParts.Part> parts);

        static native TemplateInstance state(ModelStatus status);

        static native TemplateInstance verdict(ModelDashboard view);

        static native TemplateInstance now(ModelStatus status);

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
        return queries.model(model)
                .chain(known -> queries.dashboard(known, wanted, place).map(view -> {
                    LiveParts parts = parts(known, view);
                    return Templates.model(
                            PageFrame.of(model, "fleet", user),
                            view,
                            parts,
                            ModelDashboard.poll(model, wanted, place, parts.seen()));
                }));
    }

    /** The parts of the page that differ from those that the browser has; empty if all are up to date. */
    @GET
    @Path("{id}/live")
    public Uni<RestResponse<String>> live(
            String id, @RestQuery String window, @RestQuery String series, @RestQuery String seen) {
        String model = Paging.text("/id", id);
        ChartWindow wanted = ChartWindow.of(window);
        int place = place(series);
        LiveParts before = LiveParts.seen(seen);
        return queries.model(model)
                .chain(known -> before.isOf(known.toString())
                        ? Uni.createFrom().item(older(known, before))
                        : queries.dashboard(known, wanted, place).map(view -> parts(known, view)))
                .map(parts -> {
                    List<LiveParts.Part> news = parts.unlike(before);
                    return news.isEmpty()
                            ? PollReply.unchanged()
                            : RestResponse.ok(
                                    Templates.news(ModelDashboard.poll(model, wanted, place, parts.seen()), news)
                                            .render());
                });
    }

    /** Without a new answer, only the age of the newest answer has changed. */
    private LiveParts older(FleetModel known, LiveParts before) {
        LiveParts parts = LiveParts.seen(before.seen());
        parts.put("now", Templates.now(new ModelStatus(known, Instant.now(clock))));
        return parts;
    }

    private static LiveParts parts(FleetModel known, ModelDashboard view) {
        Map<String, TemplateInstance> parts = new LinkedHashMap<>();
        parts.put("state", Templates.state(view.status()));
        parts.put("verdict", Templates.verdict(view));
        parts.put("now", Templates.now(view.status()));
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
        return (int) Math.min(LAST_PLACE, Paging.number(series, 0));
    }
}
