package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.comparison.Comparisons;
import io.plumbline.gateway.probes.launch.ConsoleProbes;
import io.plumbline.gateway.probes.listing.ProbeListing;
import io.plumbline.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages of probes: the list with the form for a new probe, one probe, and two models side by side. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ProbePage {

    private static final int LISTED = 50;

    private final Comparisons comparisons;
    private final ProbeQueries queries;
    private final ConsoleProbes desk;
    private final ProbeListing listing;
    private final Probes probes;
    private final SignedInUser user;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    ProbePage(
            Comparisons comparisons,
            ProbeQueries queries,
            ConsoleProbes desk,
            ProbeListing listing,
            Probes probes,
            SignedInUser user,
            CurrentCaller caller) {
        this.comparisons = comparisons;
        this.queries = queries;
        this.desk = desk;
        this.listing = listing;
        this.probes = probes;
        this.user = user;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "console/probes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(PageFrame shell, List<ProbeLine> probes, String model, String baseline);

        static native TemplateInstance plan(PlanView plan);

        static native TemplateInstance probe(PageFrame shell, ProbeStatus probe);

        static native TemplateInstance progress(ProbeStatus probe);

        static native TemplateInstance compare(PageFrame shell, ComparisonView compared);
    }

    @GET
    @Path("probes")
    public Uni<TemplateInstance> list(@RestQuery String model, @RestQuery String baseline) {
        return listing.newest(LISTED)
                .map(found -> Templates.list(
                        PageFrame.of("Probes", "probes", user),
                        found.stream()
                                .map(probe -> ProbeLine.of(probe, Instant.now(clock)))
                                .toList(),
                        model == null ? "" : model,
                        baseline == null ? "" : baseline));
    }

    /** The calls and the cost of the probe that the form describes. */
    @POST
    @Path("probes/plan")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> plan(@BeanParam ProbeForm form) {
        if (form.namesNoModel()) {
            return Uni.createFrom().item(Templates.plan(PlanView.EMPTY));
        }
        return Uni.createFrom()
                .deferred(() -> desk.plan(form.fields()))
                .map(PlanView::of)
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> PlanView.of(failure.problem()))
                .map(Templates::plan);
    }

    @POST
    @Path("probes")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> start(@BeanParam ProbeForm form) {
        return desk.start(caller.actor(), form.fields())
                .map(probe -> RestResponse.seeOther(URI.create("/probes/" + probe.id())));
    }

    @GET
    @Path("probes/{id}")
    public Uni<TemplateInstance> show(String id) {
        return status(id).map(probe -> Templates.probe(PageFrame.of("Probe", "probes", user), probe));
    }

    /** The polled part of the page. */
    @GET
    @Path("probes/{id}/live")
    public Uni<TemplateInstance> live(String id) {
        return status(id).map(Templates::progress);
    }

    @POST
    @Path("probes/{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> cancel(String id) {
        return desk.cancel(caller.actor(), Paging.text("/id", id))
                .map(probe -> RestResponse.seeOther(URI.create("/probes/" + probe.id())));
    }

    @GET
    @Path("compare")
    public Uni<TemplateInstance> compare(@RestQuery String candidate, @RestQuery String reference) {
        Map<String, String> sides = Map.of(
                "candidate", candidate == null ? "" : Paging.text("/candidate", candidate),
                "reference", reference == null ? "" : Paging.text("/reference", reference));
        return comparisons
                .of(sides)
                .map(found -> Templates.compare(PageFrame.of("Compare", "probes", user), new ComparisonView(found)));
    }

    private Uni<ProbeStatus> status(String id) {
        return probes.view(Paging.text("/id", id)).chain(queries::status);
    }
}
