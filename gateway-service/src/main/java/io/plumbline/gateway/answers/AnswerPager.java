package io.plumbline.gateway.answers;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads stored answers page by page. Texts that the caller may not read are removed from each page. */
@ApplicationScoped
public class AnswerPager {

    /** Answers in a page of {@link #all}; one answer may have 200,000 characters. */
    private static final String PAGE_LIMIT = "50";

    private final AggregatorApi aggregator;
    private final PrivateSets privateSets;
    private final CurrentCaller caller;

    AnswerPager(@RestClient AggregatorApi aggregator, PrivateSets privateSets, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.privateSets = privateSets;
        this.caller = caller;
    }

    /** One page; must be called in the caller's request, which decides about the texts. */
    public Uni<AnswerDocumentPage> page(Map<String, String> filter) {
        return page(filter, caller.mayReadTexts());
    }

    /** All answers from the filter's cursor on. A page is read only after the previous one was taken, so memory holds one page. */
    public Multi<AnswerDocument> all(Map<String, String> filter) {
        boolean mayReadTexts = caller.mayReadTexts();
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(with(filter, "limit", PAGE_LIMIT)), next -> page(
                                next.get(), mayReadTexts)
                        .invoke(page -> page.next().ifPresent(cursor -> next.set(with(next.get(), "cursor", cursor)))))
                .whilst(page -> page.next().isPresent())
                .onItem()
                .transformToIterable(AnswerDocumentPage::answers);
    }

    private Uni<AnswerDocumentPage> page(Map<String, String> filter, boolean mayReadTexts) {
        return AggregatorCall.<AnswerDocumentPage>of(() -> aggregator.answers(filter))
                .chain(page -> mayReadTexts ? Uni.createFrom().item(page) : withoutPrivateTexts(page));
    }

    private Uni<AnswerDocumentPage> withoutPrivateTexts(AnswerDocumentPage page) {
        return privateSets
                .among(page.answers().stream()
                        .map(answer -> answer.origin().questionSet())
                        .filter(Objects::nonNull))
                .map(hidden -> PrivateTexts.without(page, hidden));
    }

    private static Map<String, String> with(Map<String, String> filter, String name, String value) {
        Map<String, String> changed = new TreeMap<>(filter);
        changed.put(name, value);
        return changed;
    }
}
