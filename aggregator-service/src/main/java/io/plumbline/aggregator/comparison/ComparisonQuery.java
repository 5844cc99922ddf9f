package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.aggregator.http.Times;
import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.database.Storable;
import io.plumbline.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What is compared with what.
 *
 * @param candidate id of a registered model
 * @param reference id of a registered model; may be the same
 * @param candidateRevision the candidate's revision; empty for that of its newest answer
 * @param referenceRevision the reference's; empty for that of its newest answer
 * @param candidateFrom only the candidate's answers from then on count
 * @param referenceTo only the reference's answers before then count
 * @param failAboveDifference highest tolerable difference, 0 to 1
 * @param filter which series may enter; its revision is not used
 */
record ComparisonQuery(
        String candidate,
        String reference,
        Optional<String> candidateRevision,
        Optional<String> referenceRevision,
        Optional<Instant> candidateFrom,
        Optional<Instant> referenceTo,
        OptionalDouble failAboveDifference,
        SeriesFilter filter) {

    private static final String RATIO = "(0(\\.[0-9]{1,17})?|1(\\.0{1,17})?)";

    /** The parameters as the caller wrote them; null if absent. */
    record Parameters(
            @RestQuery String candidate,
            @RestQuery String reference,
            @RestQuery String candidateRevision,
            @RestQuery String referenceRevision,
            @RestQuery String after,
            @RestQuery String before,
            @RestQuery String failAboveDifference) {}

    /** The query that the parameters say, or all that is wrong with them. Times are rounded down to five minutes. */
    static ComparisonQuery of(Parameters parameters, SeriesFilter filter) {
        List<Problem.FieldError> wrong = new ArrayList<>();
        required("candidate", parameters.candidate(), wrong);
        required("reference", parameters.reference(), wrong);
        if (filter.revision() != null) {
            wrong.add(new Problem.FieldError("/revision", "must be said as candidateRevision or referenceRevision"));
        }
        filter.check(wrong);
        ComparisonQuery query = new ComparisonQuery(
                text(parameters.candidate()).orElse(""),
                text(parameters.reference()).orElse(""),
                text(parameters.candidateRevision()),
                text(parameters.referenceRevision()),
                Times.read("after", parameters.after(), wrong).map(Buckets::start),
                Times.read("before", parameters.before(), wrong).map(Buckets::start),
                ratio("failAboveDifference", parameters.failAboveDifference(), wrong),
                filter);
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
        return query;
    }

    private static void required(String name, String value, List<Problem.FieldError> wrong) {
        if (value == null || value.isBlank()) {
            wrong.add(new Problem.FieldError("/" + name, "is missing: name a model"));
        }
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(Storable::text);
    }

    private static OptionalDouble ratio(String name, String value, List<Problem.FieldError> wrong) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!value.matches(RATIO)) {
            wrong.add(new Problem.FieldError("/" + name, "must be a number in 0..1, such as 0.01"));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(value));
    }
}
