package io.plumbline.gateway.console.instruments;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.access.signin.SignedInUser;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.PageFrame;
import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The page of the instruments, with the answers that wait for a reviewer. */
@Path("/instruments")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
class InstrumentPage {

    private static final int QUEUED = 10;

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final SignedInUser user;

    InstrumentPage(@RestClient AggregatorApi aggregator, AnswerCards answers, SignedInUser user) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.user = user;
    }

    @CheckedTemplate(basePath = "console/instruments")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance instruments(
                PageFrame shell, List<InstrumentView> instruments, String waiting, List<AnswerCard> queue);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return Uni.combine()
                .all()
                .unis(
                        AggregatorCall.of(aggregator::instruments),
                        AggregatorCall.of(aggregator::calibrations),
                        AggregatorCall.of(aggregator::reviewed),
                        AggregatorCall.of(aggregator::panel),
                        AggregatorCall.of(() -> aggregator.review(QUEUED)))
                .asTuple()
                .chain(found -> answers.named(found.getItem5().promptIds())
                        .map(queue -> Templates.instruments(
                                PageFrame.of("Instruments", "instruments", user),
                                new InstrumentTrust(
                                                found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4())
                                        .views(),
                                Format.count(found.getItem5().waiting(), "answer"),
                                queue)));
    }
}
