package io.plumbline.gateway.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Stored answers page by page; what the caller may not read is taken out of each page. */
@ApplicationScoped
public class StoredAnswers {

    /** Answers read at a time; one may have 200,000 characters. */
    private static final String AT_ONCE = "50";

    private final AggregatorApi aggregator;
    private final PrivateSets privateSets;
    private final CurrentCaller caller;

    StoredAnswers(@RestClient AggregatorApi aggregator, PrivateSets privateSets, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.privateSets = privateSets;
        this.caller = caller;
    }

    /** One page; must be called in the request of whoever gets it. */
    public Uni<JsonNode> page(Map<String, String> filter) {
        return page(filter, caller.mayReadTexts());
    }

    /** All answers from the filter's place on; each page is read when the one before was taken, so that memory holds one. */
    public Multi<JsonNode> all(Map<String, String> filter) {
        boolean everything = caller.mayReadTexts();
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(with(filter, "limit", AT_ONCE)), next -> page(next.get(), everything)
                        .invoke(page -> next.set(
                                with(next.get(), "cursor", page.path("next").asText()))))
                .whilst(page -> page.hasNonNull("next"))
                .onItem()
                .transformToIterable(page -> page.path("answers"));
    }

    private Uni<JsonNode> page(Map<String, String> filter, boolean everything) {
        return AggregatorCall.<JsonNode>of(() -> aggregator.answers(filter))
                .chain(page -> everything ? Uni.createFrom().item(page) : readable(page));
    }

    private Uni<JsonNode> readable(JsonNode page) {
        return privateSets
                .among(StreamSupport.stream(page.path("answers").spliterator(), false)
                        .flatMap(PrivateTexts::setOf))
                .map(hidden -> PrivateTexts.without(page, hidden));
    }

    private static Map<String, String> with(Map<String, String> filter, String name, String value) {
        Map<String, String> changed = new TreeMap<>(filter);
        changed.put(name, value);
        return changed;
    }
}
