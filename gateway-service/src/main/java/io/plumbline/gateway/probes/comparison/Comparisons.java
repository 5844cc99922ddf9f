package io.plumbline.gateway.probes.comparison;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.probes.findings.VerdictContext;
import io.plumbline.gateway.probes.findings.VerdictContexts;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.comparison.ComparisonReport.Party;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Compares: the aggregator reads the figures, and the limits of the models and the state of their judge decide with them. */
@ApplicationScoped
public class Comparisons {

    private final AggregatorApi aggregator;
    private final VerdictContexts contexts;

    Comparisons(@RestClient AggregatorApi aggregator, VerdictContexts contexts) {
        this.aggregator = aggregator;
        this.contexts = contexts;
    }

    /** The comparison that these query parameters ask for; the aggregator checks them. */
    public Uni<ComparisonReport> of(Map<String, String> parameters) {
        return AggregatorCall.<ComparisonReport>of(() -> aggregator.comparison(parameters))
                .chain(found -> context(found.candidate()).chain(candidate -> context(found.reference())
                        .map(reference -> new ComparisonDecision(found, candidate, reference).decided())));
    }

    private Uni<VerdictContext> context(Party side) {
        return contexts.of(side.model(), side.revision().orElse(""));
    }
}
