package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.aggregator.http.Times;
import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.problem.Problem;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * A search for answers. It must name a probe or a model; all other conditions narrow what an index has found.
 *
 * @param filter what they must agree with
 * @param from only those scored from then on
 * @param to only those scored before then
 * @param outcomes their outcomes, at least one
 * @param order how they are listed
 * @param limit most of them in one page, 1 to 200
 * @param cursor start of the page; empty for the first page
 */
record AnswerSearch(
        Filter filter,
        Optional<Instant> from,
        Optional<Instant> to,
        List<String> outcomes,
        AnswerOrder order,
        int limit,
        Optional<AnswerCursor> cursor) {

    static final int DEFAULT_LIMIT = 50;
    static final int LARGEST_LIMIT = 200;

    /**
     * What answers must agree with; null for anything. With {@code review} true, only those whose judges disagree are
     * listed.
     */
    record Filter(String probe, String model, String question, String review, SeriesFilter series) {

        /** Whether only answers for review are wanted. */
        boolean forReview() {
            return "true".equals(review);
        }
    }

    /** The parameters as the caller wrote them; null if absent. */
    record Parameters(
            @RestQuery String probe,
            @RestQuery String model,
            @RestQuery String question,
            @RestQuery String review,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String outcome,
            @RestQuery String order,
            @RestQuery String limit,
            @RestQuery String cursor) {}

    /** This search from a place on. */
    AnswerSearch behind(AnswerCursor place) {
        return new AnswerSearch(filter, from, to, outcomes, order, limit, Optional.of(place));
    }

    /** This search with pages of so many answers. */
    AnswerSearch ofSize(int most) {
        return new AnswerSearch(filter, from, to, outcomes, order, most, cursor);
    }

    /** The query that the parameters say, or all that is wrong with them. */
    static AnswerSearch of(Parameters parameters, SeriesFilter series) {
        List<Problem.FieldError> wrong = new ArrayList<>();
        if (parameters.probe() == null && parameters.model() == null) {
            wrong.add(new Problem.FieldError("/probe", "is missing: name a probe or a model"));
        }
        if (parameters.review() != null && !parameters.review().matches("true|false")) {
            wrong.add(new Problem.FieldError("/review", "must be true or false"));
        }
        series.check(wrong);
        AnswerOrder order = order(parameters.order(), wrong);
        AnswerSearch query = new AnswerSearch(
                new Filter(parameters.probe(), parameters.model(), parameters.question(), parameters.review(), series),
                Times.read("from", parameters.from(), wrong),
                Times.read("to", parameters.to(), wrong),
                outcomes(parameters.outcome(), order, wrong),
                order,
                limit(parameters.limit(), wrong),
                cursor(parameters.cursor(), order, wrong));
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
        return query;
    }

    /** The page of answers that were found; one answer more than the limit means that a next page follows. */
    AnswerDocumentPage page(List<AnswerDocument> found) {
        if (found.size() <= limit) {
            return new AnswerDocumentPage(found, Optional.empty());
        }
        List<AnswerDocument> page = found.subList(0, limit);
        return new AnswerDocumentPage(
                page,
                Optional.of(AnswerCursor.behind(page.get(limit - 1), order).encode()));
    }

    private static AnswerOrder order(String name, List<Problem.FieldError> wrong) {
        if (name == null) {
            return AnswerOrder.NEWEST;
        }
        return Arrays.stream(AnswerOrder.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseGet(() -> {
                    wrong.add(new Problem.FieldError("/order", "must be newest or worst"));
                    return AnswerOrder.NEWEST;
                });
    }

    private static List<String> outcomes(String name, AnswerOrder order, List<Problem.FieldError> wrong) {
        List<String> possible = order == AnswerOrder.WORST ? OutcomeLabels.COHERENT : OutcomeLabels.ALL;
        if (name == null) {
            return possible;
        }
        if (!possible.contains(name)) {
            wrong.add(new Problem.FieldError(
                    "/outcome", "must be one of " + possible.stream().collect(Collectors.joining(", "))));
        }
        return List.of(name);
    }

    private static int limit(String text, List<Problem.FieldError> wrong) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // The error below covers a text that is no number.
        }
        wrong.add(new Problem.FieldError("/limit", "must be a whole number in 1.." + LARGEST_LIMIT));
        return DEFAULT_LIMIT;
    }

    private static Optional<AnswerCursor> cursor(String text, AnswerOrder order, List<Problem.FieldError> wrong) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<AnswerCursor> cursor = AnswerCursor.decode(text, order);
        if (cursor.isEmpty()) {
            wrong.add(new Problem.FieldError("/cursor", "is not the \"next\" of a page in this order"));
        }
        return cursor;
    }
}
