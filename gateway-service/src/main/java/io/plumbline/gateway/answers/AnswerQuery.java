package io.plumbline.gateway.answers;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.http.Findings;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a list of answers, unchecked; a parameter that the caller leaves out is null. */
class AnswerQuery {

    private static final int LONGEST_PAGE = 200;

    /** Id of a registered model. */
    @RestQuery
    String model;

    /** The deployed revision. */
    @RestQuery
    String revision;

    /** The question set, with the hash of its content. */
    @RestQuery
    String questionSet;

    /** The question's id. */
    @RestQuery
    String question;

    /** How the question is put. */
    @RestQuery
    String variant;

    /** Id of the instrument that scored the answers. */
    @RestQuery
    String instrument;

    /** PROBE or PRODUCTION. */
    @RestQuery
    String source;

    /** Name of an outcome. */
    @RestQuery
    String outcome;

    /** {@code true} for answers on which judges disagree. */
    @RestQuery
    String review;

    /** Only answers scored at this time or later. */
    @RestQuery
    String from;

    /** Only answers scored before this time. */
    @RestQuery
    String to;

    /** {@code worst} or {@code newest} first. */
    @RestQuery
    String order;

    /** Answers of a page at most, 1 to 200. */
    @RestQuery
    String limit;

    /** The cursor of the previous page. */
    @RestQuery
    String cursor;

    /** {@code json} for a page, {@code jsonl} for all answers from the cursor on. */
    @RestQuery
    String format;

    /**
     * The filter for the aggregator. A wrong parameter ends the request.
     *
     * @param probe id of the probe whose answers are listed; null for the answers of a model
     */
    Map<String, String> of(String probe) {
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
