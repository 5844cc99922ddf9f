package io.plumbline.gateway.answers;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.http.Findings;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which answers are wanted, as a caller writes it; null where he does not say.
 *
 * @param model id of a registered model
 * @param revision what was deployed
 * @param questionSet the question set, with the hash of its content
 * @param question the question's id
 * @param variant how it was put
 * @param instrument id of what scored them
 * @param source PROBE or PRODUCTION
 * @param outcome the answers' outcome
 * @param review true for those whose judges disagree
 * @param from only those scored from then on
 * @param to only those scored before then
 * @param order worst or newest first
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended
 * @param format json for a page, jsonl for all from there on
 */
public record AnswerQuery(
        @RestQuery String model,
        @RestQuery String revision,
        @RestQuery String questionSet,
        @RestQuery String question,
        @RestQuery String variant,
        @RestQuery String instrument,
        @RestQuery String source,
        @RestQuery String outcome,
        @RestQuery String review,
        @RestQuery String from,
        @RestQuery String to,
        @RestQuery String order,
        @RestQuery String limit,
        @RestQuery String cursor,
        @RestQuery String format) {

    private static final int LONGEST_PAGE = 200;

    /** The filter for the aggregator, of a probe's answers where one is named; ends the request where something is wrong. */
    public Map<String, String> of(String probe) {
        Findings findings = new Findings();
        if (probe == null && model == null) {
            findings.add("/model", "is missing: name a model or a probe");
        }
        Map<String, String> filter = new TreeMap<>();
        put(filter, "probe", probe);
        put(filter, "model", model);
        put(filter, "revision", revision);
        put(filter, "questionSet", questionSet);
        put(filter, "question", question);
        put(filter, "variant", variant);
        put(filter, "instrument", instrument);
        put(filter, "cursor", cursor);
        filter.forEach((name, value) -> findings.line("/" + name, value));
        choice(filter, findings, "source", source, "PROBE", "PRODUCTION");
        choice(filter, findings, "review", review, "true", "false");
        choice(filter, findings, "order", order, "newest", "worst");
        choice(filter, findings, "outcome", outcome, outcomes());
        choice(new TreeMap<>(), findings, "format", format, "json", "jsonl");
        time(filter, findings, "from", from);
        time(filter, findings, "to", to);
        if (limit != null && !isPage(limit)) {
            findings.add("/limit", "must be a whole number in 1.." + LONGEST_PAGE);
        }
        put(filter, "limit", limit);
        findings.refuse();
        return filter;
    }

    private static void put(Map<String, String> filter, String name, String value) {
        if (value != null) {
            filter.put(name, value);
        }
    }

    private static void choice(
            Map<String, String> filter, Findings findings, String name, String value, String... choices) {
        if (value != null && !Arrays.asList(choices).contains(value)) {
            findings.add("/" + name, "must be one of " + String.join(", ", choices));
        }
        put(filter, name, value);
    }

    private static void time(Map<String, String> filter, Findings findings, String name, String value) {
        try {
            put(filter, name, value == null ? null : OffsetDateTime.parse(value).toString());
        } catch (DateTimeException e) {
            findings.add("/" + name, "must be a time with its offset, such as 2026-01-31T12:00:00Z");
        }
    }

    private static boolean isPage(String text) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LONGEST_PAGE;
    }

    private static String[] outcomes() {
        return OutcomeLabels.ALL.toArray(String[]::new);
    }
}
