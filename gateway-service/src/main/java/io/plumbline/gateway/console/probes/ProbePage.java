package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.probes.launch.ConsoleProbes;
import io.plumbline.gateway.probes.listing.ProbeListing;
import io.plumbline.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Probes on pages: the list and its form, one that runs, two models side by side. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ProbePage {

    private static final int LISTED = 50;
    private static final int WORST = 5;

    /** A page is looked at once a second: what more sets there are is compared by question. */
    private static final int MOST_DIFFERENCES = 8;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final ConsoleProbes desk;
    private final ProbeListing listing;
    private final Probes probes;
    private final SignedInUser guest;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    ProbePage(
            @RestClient AggregatorApi aggregator,
            AnswerCards answers,
            ConsoleProbes desk,
            ProbeListing listing,
            Probes probes,
            SignedInUser guest,
            CurrentCaller caller) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.desk = desk;
        this.listing = listing;
        this.probes = probes;
        this.guest = guest;
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
                        PageFrame.of("Probes", "probes", guest),
                        ProbeLine.of(found, Instant.now(clock)),
                        model == null ? "" : model,
                        baseline == null ? "" : baseline));
    }

    /** What the form would do, before it does. */
    @POST
    @Path("probes/plan")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> plan(@BeanParam ProbeForm form) {
        if (form.namesNoModel()) {
            return Uni.createFrom().item(Templates.plan(PlanView.NOTHING));
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
        return status(id).map(probe -> Templates.probe(PageFrame.of("Probe", "probes", guest), probe));
    }

    /** What of it changes as it runs. */
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
        return AggregatorCall.known(() -> aggregator.comparison(sides), "such model")
                .map(found -> Templates.compare(PageFrame.of("Compare", "probes", guest), ComparisonView.of(found)));
    }

    private Uni<ProbeStatus> status(String id) {
        return probes.view(Paging.text("/id", id)).chain(probe -> Uni.combine()
                .all()
                .unis(rates(probe), answers.worstOf(probe.id(), WORST))
                .asTuple()
                .map(found -> ProbeStatus.of(probe, found.getItem1(), found.getItem2())));
    }

    /** Differences are told for one question set at a time. */
    private Uni<ProbeStatus.Rates> rates(ProbeView probe) {
        return asked(probe.id(), null, null, null).chain(counted -> ProbeStatus.baseline(probe)
                .map(baseline -> differences(probe, baseline))
                .orElseGet(() -> Uni.createFrom().item(Map.of()))
                .map(differences -> new ProbeStatus.Rates(counted, differences)));
    }

    private Uni<Map<String, RateBar>> differences(ProbeView probe, String baseline) {
        String candidate = probe.models().get(0).id();
        return Multi.createFrom()
                .iterable(probe.questionSets())
                .select()
                .first(MOST_DIFFERENCES)
                .onItem()
                .transformToUniAndConcatenate(set -> asked(probe.id(), candidate, baseline, set.name())
                        .map(rates -> Map.entry(set.name(), RateBar.of(rates.path("difference")))))
                .select()
                .where(difference -> difference.getValue().known())
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Before the first answer, the aggregator knows nothing of a probe's models. */
    private Uni<JsonNode> asked(String probe, String candidate, String baseline, String set) {
        return AggregatorCall.<JsonNode>of(() -> aggregator.probeRates(probe, candidate, baseline, set))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(JsonNodeFactory.instance::objectNode);
    }
}
