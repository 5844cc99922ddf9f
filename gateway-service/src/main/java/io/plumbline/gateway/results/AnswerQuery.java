package io.plumbline.gateway.results;

import io.plumbline.events.Outcome;
import io.plumbline.gateway.problem.Findings;
import jakarta.ws.rs.PathParam;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which answers of a probe are wanted, as a caller writes it.
 *
 * @param probe the probe
 * @param model id of a registered model
 * @param questionSet the question set, with the hash of its content
 * @param question the question's id
 * @param variant how it was put
 * @param outcome the answers' outcome
 * @param review true for those whose judges disagree
 * @param order worst or newest first
 * @param most how many at most, 1 to 200
 * @param cursor where the page before ended
 * @param format json for a page, jsonl for all from there on
 */
record AnswerQuery(
        @PathParam("id") String probe,
        @RestQuery String model,
        @RestQuery String questionSet,
        @RestQuery String question,
        @RestQuery String variant,
        @RestQuery String outcome,
        @RestQuery String review,
        @RestQuery String order,
        @RestQuery("limit") String most,
        @RestQuery String cursor,
        @RestQuery String format) {

    private static final int LONGEST_PAGE = 200;

    /** Ends the request where something is wrong. */
    void check() {
        Findings findings = new Findings();
        findings.line("/id", probe);
        findings.line("/model", model);
        findings.line("/questionSet", questionSet);
        findings.line("/question", question);
        findings.line("/variant", variant);
        findings.line("/cursor", cursor);
        if (order != null && !order.matches("worst|newest")) {
            findings.add("/order", "must be worst or newest");
        }
        if (review != null && !review.matches("true|false")) {
            findings.add("/review", "must be true or false");
        }
        if (most != null && !(most.matches("[0-9]{1,3}") && limit() >= 1 && limit() <= LONGEST_PAGE)) {
            findings.add("/limit", "must be a whole number in 1.." + LONGEST_PAGE);
        }
        if (outcome != null && !isOutcome(outcome)) {
            findings.add("/outcome", "is no outcome");
        }
        if (format != null && !format.matches("jsonl?")) {
            findings.add("/format", "must be json or jsonl");
        }
        findings.refuse();
    }

    /** The same from behind a page, in pages of so many. */
    AnswerQuery from(String place, int size) {
        return new AnswerQuery(
                probe,
                model,
                questionSet,
                question,
                variant,
                outcome,
                review,
                order,
                Integer.toString(size),
                place,
                format);
    }

    /** How many at most, where the caller has said. */
    Integer limit() {
        return most == null ? null : Integer.valueOf(most);
    }

    private static boolean isOutcome(String name) {
        return name.equals(Outcome.UNSCORED)
                || Stream.of(Outcome.Verdict.values())
                        .anyMatch(verdict -> verdict.name().equals(name));
    }
}
