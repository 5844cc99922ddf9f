package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.problem.Problem;
import io.plumbline.reports.fleet.FleetState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The models that a caller asks for.
 *
 * @param text a part of their id or of a label; null or empty for any
 * @param label as {@code name=value}
 * @param state name of a {@link FleetState}
 * @param page from 0
 * @param limit models in a page, 1 to 200
 */
record FleetQuery(
        @RestQuery String text,
        @RestQuery String label,
        @RestQuery String state,
        @RestQuery Integer page,
        @RestQuery Integer limit) {

    private static final int USUAL = 50;
    private static final int LARGEST = 200;
    private static final int LAST_PAGE = 1_000_000;

    /** Throws if a parameter is wrong. */
    void check() {
        List<Problem.FieldError> wrong = new ArrayList<>();
        if (!any(label) && label.indexOf('=') < 1) {
            wrong.add(new Problem.FieldError("/label", "must be name=value"));
        }
        if (!any(state)
                && Arrays.stream(FleetState.values())
                        .noneMatch(one -> one.name().equals(state))) {
            wrong.add(new Problem.FieldError("/state", "must be one of " + Arrays.toString(FleetState.values())));
        }
        if (page != null && (page < 0 || page > LAST_PAGE)) {
            wrong.add(new Problem.FieldError("/page", "must lie in 0.." + LAST_PAGE));
        }
        if (limit != null && (limit < 1 || limit > LARGEST)) {
            wrong.add(new Problem.FieldError("/limit", "must be a whole number in 1.." + LARGEST));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
    }

    boolean accepts(FleetFacts model) {
        return any(text)
                || lower(model.model()).contains(lower(text))
                || model.labels().entrySet().stream().anyMatch(one -> lower(one.getKey() + "=" + one.getValue())
                        .contains(lower(text)));
    }

    boolean acceptsLabel(FleetFacts model) {
        int at = any(label) ? 0 : label.indexOf('=');
        return any(label) || label.substring(at + 1).equals(model.labels().get(label.substring(0, at)));
    }

    boolean accepts(FleetState model) {
        return any(state) || model.name().equals(state);
    }

    int size() {
        return limit == null ? USUAL : limit;
    }

    int first() {
        return size() * (page == null ? 0 : page);
    }

    private static boolean any(String parameter) {
        return parameter == null || parameter.isBlank();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
