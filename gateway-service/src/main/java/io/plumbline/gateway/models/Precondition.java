package io.plumbline.gateway.models;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state that a model must have for a change, so that a caller does not overwrite changes of another caller.
 *
 * @param versions the allowed versions; empty for any version
 * @param mustExist whether the model must be registered
 * @param mustBeNew whether the model must not be registered
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-preconditions">RFC 9110, section 13</a>
 */
record Precondition(Set<String> versions, boolean mustExist, boolean mustBeNew) {

    private static final Pattern TAGS = Pattern.compile("\"[0-9]{1,19}\"(\\s*,\\s*\"[0-9]{1,19}\")*");
    private static final String ANY = "*";

    /** Reads the headers {@code If-Match} and {@code If-None-Match}; either may be null. */
    static Precondition of(String ifMatch, String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals(ANY)) {
            throw new ProblemException(Problem.unreadable("the header If-None-Match must be *, not " + ifNoneMatch));
        }
        if (ifMatch != null
                && !ifMatch.strip().equals(ANY)
                && !TAGS.matcher(ifMatch.strip()).matches()) {
            throw new ProblemException(Problem.unreadable(
                    "the header If-Match must be * or the ETag of a model, such as \"3\" in quotes"));
        }
        Set<String> versions = ifMatch == null || ifMatch.strip().equals(ANY)
                ? Set.of()
                : Stream.of(ifMatch.replace("\"", "").split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        return new Precondition(versions, ifMatch != null, ifNoneMatch != null);
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Ends the request if the model is not in this state. The version is empty for a model that is not registered. */
    void check(OptionalLong version) {
        boolean fits = version.isEmpty()
                ? !mustExist
                : !mustBeNew && (versions.isEmpty() || versions.contains(Long.toString(version.getAsLong())));
        if (!fits) {
            throw new ProblemException(Problem.changed(
                    version.isEmpty()
                            ? "the model is not registered"
                            : "the model's ETag is " + tag(version.getAsLong()) + "; read the model again"));
        }
    }
}
